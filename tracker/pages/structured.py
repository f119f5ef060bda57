"""What a page says to machines: JSON-LD by schema.org."""

from typing import Any

from tracker.model.plan import Plan
from tracker.model.site import Site
from tracker.pages.page import Page, PageKind

TYPES = {"data": "Dataset", "about": "AboutPage", "search": "SearchResultsPage"}


def structured(page: Page, description: str, site: Site, plan: Plan) -> dict[str, Any]:
    """The JSON-LD of a page: what it is, the site it is part of, and where it stands in it."""
    graph = [described(page, description, site, plan)]
    if page.crumbs:
        graph.append(breadcrumbs(page, site))
    return {"@context": "https://schema.org", "@graph": graph}


def described(page: Page, description: str, site: Site, plan: Plan) -> dict[str, Any]:
    """The page itself."""
    issuer = {"@type": "GovernmentOrganization", "name": site.organizer or plan.issuer}
    address = site.root + page.address
    found: dict[str, Any] = {
        "@type": "WebSite" if page.kind is PageKind.HOME else TYPES.get(page.template, "CollectionPage"),
        "@id": address,
        "url": address,
        "name": page.title,
        "description": description,
        "inLanguage": "zh-CN",
        "publisher": issuer,
    }
    if page.kind is PageKind.HOME:
        found["potentialAction"] = {
            "@type": "SearchAction",
            "target": f"{site.root}search/?q={{search_term_string}}",
            "query-input": "required name=search_term_string",
        }
    else:
        found["isPartOf"] = {"@type": "WebSite", "@id": site.root, "name": site.name}
    if page.kind is PageKind.ARTICLE:
        found |= {"@type": "Article", "headline": page.title, "author": issuer, "mainEntityOfPage": address}
        if page.keywords:
            found["keywords"] = list(page.keywords)
    if page.changed:
        found["dateModified"] = page.changed.isoformat()
    if page.template == "data":
        found |= {
            "creator": issuer,
            "temporalCoverage": f"{plan.start.isoformat()}/{plan.end.isoformat()}",
            "distribution": [
                {"@type": "DataDownload", "contentUrl": site.root + file, "encodingFormat": kind}
                for file, kind in (("data/plan.json", "application/json"), ("data/targets.csv", "text/csv"))
            ],
        }
    return found


def breadcrumbs(page: Page, site: Site) -> dict[str, Any]:
    """Where the page stands."""
    steps = [(site.name, ""), *((crumb.name, crumb.address) for crumb in page.crumbs)]
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": number, "name": name, "item": site.root + address}
            for number, (name, address) in enumerate(steps, 1)
        ],
    }
