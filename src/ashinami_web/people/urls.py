"""The addresses of the room 'people': log-in, people, accounts."""

from django.contrib.auth.views import LogoutView
from django.urls import path

from ashinami_web.people import account_views, login, views
from ashinami_web.people.login import LogIn

urlpatterns = [
    path("login/", LogIn.as_view(), name="login"),
    path("logout/", LogoutView.as_view(), name="logout"),
    path("demo-login/", login.enter_demo, name="demo_login"),
    path("acting/", login.act_for, name="acting"),
    path("people/", views.people, name="people"),
    path("people/new/", views.new_person, name="person_new"),
    path("people/<uuid:key>/", views.person, name="person"),
    path("people/<uuid:key>/change/", views.change, name="person_change"),
    path("people/<uuid:key>/card/", views.card, name="person_card"),
    path("people/<uuid:key>/erase/", views.erase, name="person_erase"),
    path("people/disclosures/<uuid:key>/end/", views.end, name="disclosure_end"),
    path("accounts/", account_views.accounts, name="accounts"),
    path("password/", login.ChangePassword.as_view(), name="password"),
    path("accounts/<int:key>/password/", account_views.new_password, name="account_password"),
    path("accounts/<int:key>/stop/", account_views.stop, name="account_stop"),
    path("accounts/<int:key>/resume/", account_views.resume, name="account_resume"),
    path("accounts/<int:key>/role/", account_views.give_role, name="account_role"),
    path("accounts/roles/<uuid:key>/end/", account_views.take_role, name="account_role_end"),
]
