"""The addresses of drivers' links, and of the page a link opens."""

from django.urls import path

from ashinami_web.driving.views import links, page

urlpatterns = [
    path("links/", links.links, name="links"),
    path("links/<uuid:key>/revoke/", links.revoke, name="link_revoke"),
    path("d/<str:token>/", page.page, name="driver_page"),
    path("d/<str:token>/mark/", page.press, name="driver_mark"),
    path("d/<str:token>/take-back/", page.take_back, name="driver_take_back"),
]
