"""How the API documents itself: the settings of drf-spectacular, the same on every site."""

from typing import Any, Final

API_DOCUMENTATION: Final[dict[str, Any]] = {
    "SPECTACULAR_SETTINGS": {
        "TITLE": "Coup de main numérique",
        "DESCRIPTION": "Digital-mediation places in France: who helps, where, when and for whom. Open data, read-only.",
        "VERSION": "1.0.0",
        "SERVE_INCLUDE_SCHEMA": False,
        "SERVE_PERMISSIONS": ["places.api.permissions.ReadOnly"],
        "SWAGGER_UI_DIST": "SIDECAR",
        "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
        "ENUM_GENERATE_CHOICE_DESCRIPTION": True,
        "ENUM_NAME_OVERRIDES": {"FeatureType": ["Feature"], "FeatureCollectionType": ["FeatureCollection"]},
        "POSTPROCESSING_HOOKS": [
            "drf_spectacular.hooks.postprocess_schema_enums",
            "places.api.documentation.everything_is_sent",
        ],
    }
}
