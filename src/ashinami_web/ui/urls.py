"""The addresses of the room 'ui'."""

from django.urls import path

from ashinami_web.ui import home, styleguide

urlpatterns = [
    path("", home.home, name="home"),
    path("ui/styleguide/", styleguide.desk, name="styleguide"),
    path("ui/styleguide/driver/", styleguide.driver, name="styleguide-driver"),
    path("ui/styleguide/paper/", styleguide.paper, name="styleguide-paper"),
]
