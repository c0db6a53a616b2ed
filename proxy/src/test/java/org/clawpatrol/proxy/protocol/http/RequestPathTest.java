package org.clawpatrol.proxy.protocol.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.clawpatrol.dsl.config.PathNormalization;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A32: what rules see of a path that an endpoint lets through as it is. */
class RequestPathTest {

    @ParameterizedTest
    @CsvSource({
        "/projects/group%2Fname,/projects/group/name",
        "/a%2fb/c,/a/b/c",
        "/files/report%2Epdf,/files/report.pdf",
        "/a%2Fb%20c,/a/b c",
        "/admin%2f,/admin/",
        "/admin%2Fx;v=1,/admin/x;v=1",
    })
    void path_withASlashOrDotInsideAName_isDecodedAndForwardedAsSent(String raw, String decoded) {
        RequestPath path = RequestPath.of(raw);
        assertThat(path.decoded()).contains(decoded);
        assertThat(path.wire()).isEqualTo(raw);
        assertThat(path.ambiguity()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/x/..%2fadmin",
                "/x%2f..%2fadmin",
                "/x/%2e%2e/admin",
                "/x/.%2E/admin",
                "/%2e/admin",
                "/%2fadmin",
                "/x%2f%2fadmin",
                "/x/%2e",
                "/x/../y%2fz",
                "//x%2fz",
                "/x/..;/admin",
                "/;/admin",
                "/x\\admin",
                "/x%5cadmin",
                "/x%5c%2fadmin",
                "/admin%00",
                "/admin%0a",
                "/x%252fadmin",
                "/%2561dmin",
                "/%25%36%31dmin",
                "/%c0%afadmin",
                "/%ef%bc%8fadmin",
                "/admin%zz",
                "/admin%",
                "/..",
                "/x/../../admin",
            })
    void path_thatCouldLeadElsewhere_isUnknownAndForwardedAsSent(String raw) {
        RequestPath path = RequestPath.of(raw);
        assertThat(path.decoded()).isEmpty();
        assertThat(path.wire()).isEqualTo(raw);
        assertThat(path.shown()).isEqualTo(raw);
        assertThat(path.ambiguity()).isPresent();
    }

    @ParameterizedTest
    @MethodSource("org.clawpatrol.proxy.protocol.http.PathSpellings#ofAdmin")
    void path_spellingTheDeniedPrefix_isThatPrefixOrUnknown(String raw) {
        RequestPath path = RequestPath.of(raw);
        assertThat(path.decoded().filter(decoded -> !decoded.startsWith("/admin"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"//a", "/x/../a", "/a//b", "/a/.", "/a/..", "/a//", "/./a%41"})
    void path_ofEmptyOrDotSegments_isUnknownAndForwardedAsSent_withOff(String raw)
            throws Exception {
        RequestPath off = RequestPath.of(raw).at(PathNormalization.OFF, raw);
        assertThat(off.decoded()).isEmpty();
        assertThat(off.wire()).isEqualTo(raw);

        RequestPath strict = RequestPath.of(raw).at(PathNormalization.STRICT, raw);
        assertThat(strict.wire()).isEqualTo(NormalizedPath.of(raw).wire());
        assertThat(strict.ambiguity()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/a/b/", "/.a/b..", "/a%41", "*", "/...", "/a%2Fb", "/%2e/a"})
    void path_ofNames_isTheSameInBothModes(String raw) {
        RequestPath path = RequestPath.of(raw);
        assertThat(path.at(PathNormalization.OFF, raw)).isEqualTo(path);
        assertThat(path.at(PathNormalization.STRICT, raw)).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/a/b", "*", "/a%20b", "//a", "/x/../a"})
    void path_withOneReading_isNormalised(String raw) throws Exception {
        NormalizedPath normalised = NormalizedPath.of(raw);
        assertThat(RequestPath.of(raw))
                .isEqualTo(
                        new RequestPath(
                                Optional.of(normalised.decoded()),
                                normalised.wire(),
                                Optional.empty()));
    }
}
