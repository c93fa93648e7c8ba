"""REFERRALS: an orientation that a professional sends to places with the person's consent, and what becomes of it.

Everything that the site keeps of someone oriented is in this application, sealed, for a few weeks (docs/adr/0028).
"""
