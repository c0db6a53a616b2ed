package org.clawpatrol.proxy.protocol.http;

import java.util.List;

/** Spellings of {@code /admin} that some server takes for it. */
final class PathSpellings {
    private PathSpellings() {}

    static List<String> ofAdmin() {
        return List.of(
                "/admin",
                "/admin/",
                "/admin/.",
                "//admin",
                "///admin",
                "/./admin",
                "/././/admin",
                "/x/../admin",
                "/x/y/../../admin",
                "/x/..//admin",
                "/x;/../admin",
                "/../admin",
                "/..//admin",
                "/admin;v=1",
                "/admin%3bv=1",
                "/admin%20",
                "/%61dmin",
                "/adm%69n",
                "/%61%64%6d%69%6e",
                "/%2561dmin",
                "/%25%36%31dmin",
                "/%252561dmin",
                "/%2e/admin",
                "/x/%2e%2e/admin",
                "/x/.%2e/admin",
                "/x/%2E./admin",
                "/x/%252e%252e/admin",
                "/%2fadmin",
                "/x/..%2fadmin",
                "/x%2f..%2fadmin",
                "/x/..%252fadmin",
                "/admin%2f",
                "/admin%2Fx",
                "/\\admin",
                "/x\\..\\admin",
                "/x/..%5cadmin",
                "/%5cadmin",
                "/admin%5cx",
                "/x/..;/admin",
                "/x/..;a=b/admin",
                "/;/admin",
                "/;x=y/admin",
                "/.;/admin",
                "/admin%00",
                "/admin%00.html",
                "/%00/admin",
                "/admin%0d%0aX:y",
                "/admin%09",
                "/%c0%afadmin",
                "/%c0%ae%c0%ae/admin",
                "/%e0%80%afadmin",
                "/%ef%bc%8fadmin",
                "/x/%ef%bc%8e%ef%bc%8e/admin",
                "/x/%u002e%u002e/admin");
    }
}
