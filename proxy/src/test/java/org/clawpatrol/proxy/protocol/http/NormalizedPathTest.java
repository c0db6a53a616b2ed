package org.clawpatrol.proxy.protocol.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A32: rules see the path the origin acts on, or the request is refused. */
class NormalizedPathTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/x/%2e%2e/admin",
                "/%2E/admin",
                "/ad%2emin",
                "/x%2fadmin",
                "/x%2Fadmin",
                "/x%5cadmin",
                "/x%5Cadmin",
                "/x\\admin",
                "/x\\..\\admin",
                "/admin%00",
                "/%00/admin",
                "/admin%0d%0aX:y",
                "/admin%09",
                "/admin%7f",
                "/x/..;/admin",
                "/x/..;a=b/admin",
                "/.;/admin",
                "/;/admin",
                "/;a/admin",
                "/x/..%3b/admin",
                "/%252e%252e/admin",
                "/x%252fadmin",
                "/x%25252fadmin",
                "/x%255cadmin",
                "/admin%2500",
                "/%c0%aeadmin",
                "/%c0%ae%c0%ae/admin",
                "/%e0%80%afadmin",
                "/x%c0%afadmin",
                "/%ef%bc%8fadmin",
                "/%ef%bc%8e%ef%bc%8e/admin",
                "/x%ef%bc%bcadmin",
                "/%u0061dmin",
                "/admin%",
                "/admin%6",
                "/admin%zz",
                "/%ff",
                "/%ed%a0%80",
                "/../admin",
                "/x/../../admin",
            })
    void path_servers_readDifferently_isRefused(String raw) {
        assertThatThrownBy(() -> NormalizedPath.of(raw))
                .isInstanceOfSatisfying(
                        MalformedMessageException.class,
                        refused -> assertThat(refused.failure().status()).isEqualTo(400));
    }

    @ParameterizedTest
    @CsvSource({
        "/,/,/",
        "/admin,/admin,/admin",
        "//admin,/admin,/admin",
        "///,/,/",
        "/./admin,/admin,/admin",
        "/x/../admin,/admin,/admin",
        "/x/y/../../admin,/admin,/admin",
        "/admin/.,/admin/,/admin/",
        "/admin/x/..,/admin/,/admin/",
        "/admin//,/admin/,/admin/",
        "/admin/./x,/admin/x,/admin/x",
        "/%61dmin,/admin,/admin",
        "/%41dmin,/Admin,/Admin",
        "/a%20b,/a b,/a%20b",
        "/a+b,/a+b,/a+b",
        "/a%2bb,/a+b,/a%2Bb",
        "/a%25b,/a%b,/a%25b",
        "/a%3fb,/a?b,/a%3Fb",
        "/a%23b,/a#b,/a%23b",
        "/a;v=1/b,/a;v=1/b,/a;v=1/b",
        "/a%3Bv=1/b,/a;v=1/b,/a%3Bv=1/b",
        "/caf%c3%a9,/café,/caf%C3%A9",
        "/a|b,/a|b,/a%7Cb",
        "/a{b},/a{b},/a%7Bb%7D",
        "/...,/...,/...",
        "/..a,/..a,/..a",
        "/.well-known/x,/.well-known/x,/.well-known/x",
        "*,*,*",
    })
    void path_readableOneWay_isDecodedOnceAndForwardedAlike(String raw, String decoded, String wire)
            throws MalformedMessageException {
        assertThat(NormalizedPath.of(raw)).isEqualTo(new NormalizedPath(decoded, wire));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a%20b/c%2bd", "/x/../%61;q/%C3%A9", "/a%25b"})
    void path_normalisedAgain_staysTheSame(String raw) throws MalformedMessageException {
        NormalizedPath once = NormalizedPath.of(raw);
        assertThat(NormalizedPath.of(once.wire())).isEqualTo(once);
    }
}
