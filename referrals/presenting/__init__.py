"""What the pages of referrals say, as values: no template decides."""
