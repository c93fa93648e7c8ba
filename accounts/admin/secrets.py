"""What Django's admin shows of nobody: the secrets of second factors, and allauth's own copy of e-mail addresses."""

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib import admin

# Whoever reads the secret of a telephone can sign in as its owner: taking a second factor away is done from the account itself.
admin.site.unregister([EmailAddress, Authenticator])
