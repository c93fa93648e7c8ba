"""How often one network address may try a reference and a code."""

from places.api.throttling import FormThrottle


class FollowThrottle(FormThrottle):
    """Beside the lock of each reference (`referrals.guessing`): nobody tries many references from one place."""

    scope = "follow"
    setting = "FOLLOW_THROTTLE"
