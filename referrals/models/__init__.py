"""Referrals, as they are kept."""

from referrals.models.entry import Entry
from referrals.models.link import TransmissionLink
from referrals.models.opposition import Opposition, PastOpposition
from referrals.models.referral import Referral
from referrals.models.transmission import Transmission

__all__ = ["Entry", "Opposition", "PastOpposition", "Referral", "Transmission", "TransmissionLink"]
