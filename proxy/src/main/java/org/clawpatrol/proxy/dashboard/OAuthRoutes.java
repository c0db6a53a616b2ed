package org.clawpatrol.proxy.dashboard;

import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import org.clawpatrol.dsl.config.CredentialConfig;
import org.clawpatrol.proxy.credential.login.LoginDesk;
import org.clawpatrol.proxy.credential.login.LoginStep;
import org.clawpatrol.proxy.credential.oauth.TokenException;
import org.clawpatrol.proxy.dashboard.page.JtecallbackGenerated;
import org.clawpatrol.proxy.dashboard.page.JteloginGenerated;
import org.clawpatrol.proxy.dashboard.page.LoginPage;
import org.clawpatrol.proxy.dashboard.page.Shell;
import org.clawpatrol.proxy.secret.Secret;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Logging in for credentials, and out again. What is got there never comes out here. */
final class OAuthRoutes {
    private static final Logger LOG = LoggerFactory.getLogger(OAuthRoutes.class);
    static final String CALLBACK = "/oauth/callback";
    private static final String PAGE = "/credentials";

    private final DashboardSources sources;
    private final LoginDesk desk;
    private final Shells shells;
    private final String publicUrl;

    OAuthRoutes(DashboardSources sources, Shells shells, String publicUrl) {
        this.sources = sources;
        this.desk = sources.logins();
        this.shells = shells;
        this.publicUrl = publicUrl;
    }

    List<Route> all() {
        return List.of(
                Route.post("/api/oauth/start", this::start),
                Route.post("/api/oauth/exchange", this::exchange),
                Route.post("/api/oauth/device-poll", this::poll),
                Route.post("/api/oauth/import", this::adopt),
                Route.post("/api/oauth/revoke", this::revoke),
                // A login page elsewhere sends the browser here, so that no strict cookie comes.
                Route.open(CALLBACK, OAuthRoutes::callback));
    }

    private void start(Context request) {
        Submission submission = Submission.of(request);
        CredentialConfig credential = credential(value(request, submission, "id"));
        String further = find(request, submission, "extra_scopes").orElse("");
        LoginStep step =
                asked(
                        () ->
                                desk.start(
                                        credential,
                                        by(request),
                                        List.of(further.split(",")),
                                        callbackUrl(request)));
        LOG.info("login for credential {} begun by {}", credential.name(), by(request));
        answer(request, submission, credential.name(), step);
    }

    private void exchange(Context request) {
        Submission submission = Submission.of(request);
        String state = value(request, submission, "state");
        String pasted = submission.text("code");
        LoginStep step = asked(() -> desk.exchange(state, by(request), pasted));
        LOG.info("login finished by {}", by(request));
        answer(request, submission, "", step);
    }

    private void poll(Context request) {
        Submission submission = Submission.of(request);
        String state = value(request, submission, "state");
        LoginStep step = asked(() -> desk.poll(state, by(request)));
        if (step instanceof LoginStep.Connected) {
            LOG.info("login finished by {}", by(request));
        }
        answer(request, submission, "", step);
    }

    private void adopt(Context request) {
        Submission submission = Submission.of(request);
        CredentialConfig credential = credential(submission.text("id"));
        try (Secret token = Secret.of(submission.text("refresh_token").strip())) {
            LoginStep step = asked(() -> desk.adopt(credential, token));
            LOG.info("login of credential {} imported by {}", credential.name(), by(request));
            answer(request, submission, credential.name(), step);
        }
    }

    private void revoke(Context request) {
        Submission submission = Submission.of(request);
        CredentialConfig credential = credential(value(request, submission, "id"));
        boolean there = asked(() -> desk.revoke(credential));
        LOG.info(
                "login of credential {} ended by {}{}",
                credential.name(),
                by(request),
                there ? ", and at its server" : "");
        Changes.done(request, submission, PAGE);
    }

    private static void callback(Context request) {
        Answers.page(request, JtecallbackGenerated::render);
    }

    private void answer(Context request, Submission submission, String credential, LoginStep step) {
        if (submission instanceof JsonSubmission) {
            Answers.json(request, json(step));
            return;
        }
        switch (step) {
            case LoginStep.Connected _ -> leave(request);
            case LoginStep.Browse(String url, String state) ->
                    page(request, new LoginPage(credential, state, url, "", 0));
            case LoginStep.TypeCode code ->
                    page(
                            request,
                            new LoginPage(
                                    credential,
                                    code.state(),
                                    code.page(),
                                    code.userCode(),
                                    code.interval().toSeconds()));
            case LoginStep.Wait wait -> wait(request, wait);
        }
    }

    private void page(Context request, LoginPage page) {
        Shell shell = shells.of(request, Shell.Section.CREDENTIALS);
        Answers.page(
                request,
                (out, none) -> JteloginGenerated.render(out, none, shell, Optional.empty(), page));
    }

    /** The page asks for itself; only what ends the wait changes it. */
    private static void wait(Context request, LoginStep.Wait wait) {
        boolean over = wait.error().equals("expired_token") || wait.error().equals("access_denied");
        if (over) {
            throw new RefusedException(400, wait.error() + ": " + wait.detail());
        }
        request.status(204);
    }

    private static void leave(Context request) {
        if (request.header("HX-Request") != null) {
            request.header("HX-Redirect", PAGE);
        } else {
            Answers.seeOther(request, PAGE);
        }
    }

    private static ObjectNode json(LoginStep step) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        switch (step) {
            case LoginStep.Connected(var expiry) -> {
                answer.put("connected", true);
                expiry.ifPresent(end -> answer.put("expires", end.getEpochSecond()));
            }
            case LoginStep.Browse(String url, String state) ->
                    answer.put("auth_url", url).put("state", state);
            case LoginStep.TypeCode code -> {
                answer.put("flow", "device").put("state", code.state());
                answer.put("user_code", code.userCode()).put("verification_uri", code.page());
                answer.put("interval", code.interval().toSeconds());
                code.lifetime().ifPresent(life -> answer.put("expires_in", life.toSeconds()));
            }
            case LoginStep.Wait wait ->
                    answer.put("error", wait.error())
                            .put("detail", wait.detail())
                            .put("interval", wait.interval().toSeconds());
        }
        return answer;
    }

    /** Something that an authorization server is asked for. */
    @FunctionalInterface
    private interface Asked<T> {
        T run() throws TokenException;
    }

    private static <T> T asked(Asked<T> call) {
        try {
            return call.run();
        } catch (TokenException e) {
            throw new RefusedException(400, "the login failed" + e.why());
        }
    }

    private String callbackUrl(Context request) {
        String base = publicUrl.isEmpty() ? "http://" + request.host() : publicUrl;
        return base + CALLBACK;
    }

    private static String by(Context request) {
        return Caller.of(request).name();
    }

    private static String value(Context request, Submission submission, String name) {
        return find(request, submission, name).orElseThrow(() -> Submission.missing(name));
    }

    /** Scripts may say it in the query. */
    private static Optional<String> find(Context request, Submission submission, String name) {
        return submission.find(name).or(() -> Optional.ofNullable(request.queryParam(name)));
    }

    private CredentialConfig credential(String id) {
        CredentialConfig credential = sources.configuration().current().credentials().get(id);
        if (credential == null || !desk.offers(credential)) {
            throw new RefusedException(
                    400, "the active configuration has no such credential to log in for");
        }
        return credential;
    }
}
