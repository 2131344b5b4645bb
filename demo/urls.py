"""Addresses of the demo host."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

from . import static_files
from .views import course, handlers, people, studio

# The course key and the usage key of Open edX hold no slash.
pages: list[URLPattern | URLResolver] = [
    path("", people.choose, name="people"),
    path("login/", people.log_in, name="login"),
    path("sign-in/", people.sign_in, name="sign_in"),
    path("course/<str:course_key>/", course.outline, name="course"),
    path("view-as/<str:course_key>/", course.choose_view, name="view_as"),
    path("mails/<str:course_key>/", course.choose_mails, name="mails"),
    path("course/<str:course_key>/<slug:url_name>/", course.unit, name="unit"),
    path(
        "xblock/<str:usage_key>/handler/<str:handler>/<path:suffix>",
        handlers.courseware,
        name="handler",
    ),
    path("xblock/<str:usage_key>/handler/<str:handler>/", handlers.courseware, name="handler"),
    path("xblock/<str:usage_key>/handler/<str:handler>", handlers.courseware, name="handler"),
    path(
        "xblock/resource/<str:block_type>/<path:uri>",
        static_files.block_resource,
        name="block_resource",
    ),
    path("file/<str:course_key>/<path:name>", static_files.course_file, name="course_file"),
    path("studio/<str:usage_key>/", studio.preview, name="studio_preview"),
    path("studio/<str:usage_key>/edit/", studio.edit, name="studio_edit"),
    path(
        "studio/<str:usage_key>/handler/<str:handler>/<path:suffix>",
        handlers.studio,
        name="studio_handler",
    ),
    path("studio/<str:usage_key>/handler/<str:handler>/", handlers.studio, name="studio_handler"),
    path("studio/<str:usage_key>/handler/<str:handler>", handlers.studio, name="studio_handler"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    # Before the demo's own pages under studio/.
    path("studio/clicnjob/", include("advisor_dashboard.urls_studio")),
    path("", include((pages, "demo"))),
    # By their bare names, as on the platform: the product's pages lead there too.
    path("studio/", studio.courses, name="home"),
    path("logout/", people.log_out, name="logout"),
    path("clicnjob/", include("advisor_dashboard.urls")),
    path("i18n/", include("django.conf.urls.i18n")),
    path("static/<path:path>", static_files.static_file),
]
handler403 = "demo.views.errors.forbidden"
handler404 = "demo.views.errors.not_found"
handler500 = "demo.views.errors.server_error"
