"""The addresses of the room 'bookings': the desk, the list of wishes, the places."""

from django.urls import path

from ashinami_web.bookings.views import desk, offers, places, wishes

urlpatterns = [
    path("desk/", desk.desk, name="desk"),
    path("desk/riders/", desk.riders, name="desk_riders"),
    path("desk/new-rider/", desk.new_rider, name="desk_new_rider"),
    path("desk/places/", desk.places, name="desk_places"),
    path("desk/check/", desk.check_wish, name="desk_check"),
    path("desk/offers/", offers.offers, name="desk_offers"),
    path("wishes/", wishes.wishes, name="wishes"),
    path("wishes/<uuid:key>/", wishes.wish, name="wish"),
    path("wishes/<uuid:key>/change/", wishes.change, name="wish_change"),
    path("wishes/<uuid:key>/cancel/", wishes.cancel, name="wish_cancel"),
    path("wishes/<uuid:key>/decline/", wishes.decline, name="wish_decline"),
    path("wishes/<uuid:key>/sign/", wishes.sign, name="wish_sign"),
    path("wishes/<uuid:key>/hold/", offers.hold, name="wish_hold"),
    path("wishes/<uuid:key>/settle/", offers.settle, name="wish_settle"),
    path("wishes/<uuid:key>/release/", offers.release, name="wish_release"),
    path("places/", places.places, name="places"),
    path("places/new/", places.new_place, name="place_new"),
    path("places/locate/", places.locate_text, name="places_locate"),
    path("places/<uuid:key>/", places.place, name="place"),
    path("places/<uuid:key>/change/", places.change, name="place_change"),
]
