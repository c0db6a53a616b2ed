package org.clawpatrol.conformance.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.clawpatrol.conformance.lab.Agent;
import org.clawpatrol.conformance.lab.HttpText;
import org.clawpatrol.conformance.lab.Lab;
import org.clawpatrol.conformance.lab.Operator;
import org.clawpatrol.conformance.lab.Peers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person's first visit and decisions, by mouse and keyboard in a real browser. */
class OperatorInChromiumTest {
    private static final String PASSWORD = "correct horse battery";

    @TempDir private Path folder;
    private Lab lab;
    private Chromium browser;
    private Page page;

    @BeforeEach
    void start() throws Exception {
        Peers.CHROMIUM.needed();
        lab = Lab.start(folder);
        browser = Chromium.start(folder);
        page = browser.page();
    }

    @AfterEach
    void stop() throws Exception {
        if (browser != null) {
            page.close();
            browser.close();
        }
        if (lab != null) {
            lab.close();
        }
    }

    private URI url(String path) {
        return lab.gateway().dashboard().resolve(path);
    }

    private void firstVisit() {
        page.open(url("/__login?next=%2F"));
        page.type("input[name=token]", lab.gateway().setupToken());
        page.type("input[name=password]", PASSWORD);
        page.type("input[name=confirm]", PASSWORD);
        page.click("form button");
        page.until("!!document.querySelector('#live')");
    }

    /** An agent's request that waits for a person, answered in the background. */
    private CompletableFuture<HttpText> held(String target) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try (Agent agent = lab.agent()) {
                        return agent.ask(Lab.request("GET " + target));
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                },
                Thread::startVirtualThread);
    }

    @Test
    void person_setsThePasswordSeesLiveRequestsApprovesOneAndDeniesAnother() throws Exception {
        firstVisit();
        assertThat(page.value("document.cookie").asString("")).doesNotContain("cp_session");

        try (Agent agent = lab.agent()) {
            assertThat(agent.ask(Lab.request("GET /seen-live")).status()).isEqualTo(200);
        }
        page.until("document.body.textContent.includes('/seen-live')");

        CompletableFuture<HttpText> wanted = held("/ask/yes");
        page.until("document.body.textContent.includes('/ask/yes')");
        page.click(".approval button.approve");
        page.click("#confirm-yes");
        assertThat(wanted.join().status()).isEqualTo(200);

        CompletableFuture<HttpText> unwanted = held("/ask/no");
        page.until("document.querySelector('#pending').textContent.includes('/ask/no')");
        page.click(".approval button.deny");
        assertThat(unwanted.join().status()).isEqualTo(403);
        assertThat(lab.origin().everything()).contains("/ask/yes").doesNotContain("/ask/no");

        assertThat(Files.readString(folder.resolve("browser.log")))
                .doesNotContain("Content Security Policy");
    }

    @Test
    void decisionWithoutThePagesToken_changesNothing() throws Exception {
        firstVisit();
        CompletableFuture<HttpText> held = held("/ask/forged");
        Operator operator = lab.operator();
        String id = operator.onePending().path("id").asString("");
        String forged =
                "fetch('/api/hitl/decide', {method: 'POST', headers: {'Content-Type':"
                        + " 'application/json'}, body: JSON.stringify({id: "
                        + Page.quoted(id)
                        + ", allow: true})}).then(answer => answer.status)";
        assertThat(page.value(forged).asInt(0)).isEqualTo(403);
        assertThat(operator.onePending().path("id").asString("")).isEqualTo(id);
        assertThat(operator.decide(id, false).path("ok").asBoolean(false)).isTrue();
        assertThat(held.join().status()).isEqualTo(403);
    }

    @Test
    void pageOfALiveAction_explainsItOnAPhone() throws Exception {
        page.width(390);
        firstVisit();
        try (Agent agent = lab.agent()) {
            agent.ask(Lab.request("GET /explained" + "-long-path".repeat(60)));
        }
        page.until("document.body.textContent.includes('/explained')");
        String action =
                page.value("document.querySelector('a[href^=\"/actions/\"]').getAttribute('href')")
                        .asString("");
        page.open(url(action));
        assertThat(page.value("document.querySelector('.explanation').textContent").asString(""))
                .contains("Path through the decision tree");
        assertThat(page.value("document.documentElement.scrollWidth").asInt(0))
                .isLessThanOrEqualTo(390);
        assertThat(Files.readString(folder.resolve("browser.log")))
                .doesNotContain("Content Security Policy");
    }

    @Test
    void everyPage_fitsAPhone() throws Exception {
        page.width(390);
        firstVisit();
        try (Agent agent = lab.agent()) {
            agent.ask(Lab.request("GET /" + "long-path".repeat(60)));
        }
        for (String path : new String[] {"/", "/credentials", "/devices", "/account"}) {
            page.open(url(path));
            assertThat(page.value("document.documentElement.scrollWidth").asInt(0))
                    .as(path)
                    .isLessThanOrEqualTo(390);
        }
    }
}
