package org.clawpatrol.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.clawpatrol.conformance.lab.Finished;
import org.clawpatrol.conformance.lab.Lab;
import org.clawpatrol.conformance.lab.Origin;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code credentials test} beside a running gateway, against a service that looks at the token. */
@Tag("integration")
class CredentialsTestTest {
    private static final String RIGHT = "Bearer " + Lab.SECRET;

    @TempDir private static Path folder;
    private static Lab lab;

    @BeforeAll
    static void start() throws Exception {
        lab = Lab.start(folder);
    }

    @AfterAll
    static void stop() throws Exception {
        lab.close();
    }

    @BeforeEach
    void forget() {
        lab.origin().forget();
    }

    @Test
    void tokenThatTheServiceTakes_exitsZero_andShowsNothingOfIt() throws Exception {
        lab.origin()
                .answer(
                        request ->
                                request.field("authorization").equals(RIGHT)
                                        ? Origin.ok("{\"echo\":\"" + Lab.SECRET + "\"}")
                                        : refused());

        Finished tested = test("--path", "/user");

        assertThat(tested.code()).as(tested.err()).isZero();
        assertThat(tested.out())
                .contains("secret: CLAWPATROL_SECRET_API_TOKEN")
                .contains("api.lab.test:443 takes it (status 200)");
        assertThat(tested.out() + tested.err()).doesNotContainPattern(Lab.anyFormOfSecret());
        assertThat(lab.origin().requests().getFirst().head()).startsWith("GET /user HTTP/1.1");
    }

    @Test
    void tokenThatTheServiceRefuses_exitsOne() throws Exception {
        lab.origin().answer(request -> refused());

        Finished tested = test();

        assertThat(tested.code()).isEqualTo(1);
        assertThat(tested.err()).contains("does not take it (status 401)");
        assertThat(tested.out() + tested.err()).doesNotContain("\u001b").doesNotContain("hostile");
    }

    @Test
    void answerThatDoesNotTell_exitsTwo() throws Exception {
        lab.origin().answer(request -> "HTTP/1.1 404 None\r\nContent-Length: 0\r\n\r\n");

        assertThat(test().code()).isEqualTo(2);
    }

    @Test
    void serviceThatIsNoHttp_exitsTwo() throws Exception {
        lab.origin().answer(request -> "\u001b]0;hostile\u0007 anything\r\n\r\n");

        Finished tested = test("--json");

        assertThat(tested.code()).isEqualTo(2);
        assertThat(tested.out()).contains("\"result\":\"unknown\"").doesNotContain("hostile");
    }

    private static String refused() {
        return "HTTP/1.1 401 \u001b[31mhostile\r\nContent-Length: 7\r\n\r\nhostile";
    }

    private static Finished test(String... more) throws Exception {
        List<String> words =
                new java.util.ArrayList<>(
                        List.of(
                                "credentials",
                                "test",
                                "api_token",
                                "--config",
                                lab.config().toString()));
        words.addAll(List.of(more));
        return lab.product().call(words.toArray(String[]::new));
    }
}
