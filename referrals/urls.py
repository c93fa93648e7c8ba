"""The addresses of referrals, in French. `demande/` is followed by a secret; `suivi/` by nothing, so that no code is ever in an address."""

from django.urls import path

from referrals.views import demand, follow, own, transmit

app_name = "referrals"

urlpatterns = [
    path("pro/transmettre/", transmit.transmit, name="transmit"),
    path("pro/suivi/", follow.follow, name="follow"),
    path("pro/suivi/<str:reference>/", follow.followed_one, name="followed"),
    path("pro/suivi/<str:reference>/envoyer/<str:code>/", follow.send_elsewhere, name="send-on"),
    path("demande/<str:token>/", demand.demand, name="demand"),
    path("demande/<str:token>/ne-plus-recevoir/", demand.stop, name="demand-stop"),
    path("suivi/", own.own, name="own"),
]
