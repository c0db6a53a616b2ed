package org.clawpatrol.conformance.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.clawpatrol.conformance.lab.Lab;
import org.clawpatrol.conformance.lab.Peers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person sees first, as a browser that enforces the page's own rules renders it. */
class DashboardInChromiumTest {
    @TempDir private Path folder;

    @Test
    void firstVisit_inABrowser_showsTheSetUpFormAndBreaksNoRule() throws Exception {
        Peers.CHROMIUM.needed();
        try (Lab lab = Lab.start(folder)) {
            Path dom = folder.resolve("dom.html");
            Path log = folder.resolve("browser.log");
            Process browser =
                    new ProcessBuilder(command(lab.gateway().dashboard() + "/"))
                            .redirectOutput(dom.toFile())
                            .redirectError(log.toFile())
                            .start();
            assertThat(browser.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(Files.readString(dom, StandardCharsets.UTF_8))
                    .contains("type=\"password\"")
                    .contains("name=\"csrf\"")
                    .contains("token");
            assertThat(Files.readString(log, StandardCharsets.ISO_8859_1))
                    .doesNotContain("Content Security Policy");
        }
    }

    private List<String> command(String url) {
        List<String> command = Chromium.command(folder.resolve("profile"));
        command.addAll(List.of("--dump-dom", url));
        return command;
    }
}
