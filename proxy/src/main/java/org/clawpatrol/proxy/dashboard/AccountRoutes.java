package org.clawpatrol.proxy.dashboard;

import io.javalin.http.Context;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.clawpatrol.proxy.dashboard.page.AccountPage;
import org.clawpatrol.proxy.dashboard.page.JteaccountGenerated;
import org.clawpatrol.proxy.dashboard.page.Moment;
import org.clawpatrol.proxy.dashboard.page.Notice;
import org.clawpatrol.proxy.dashboard.page.Shell;
import org.clawpatrol.proxy.operator.ApiTokens;
import org.clawpatrol.proxy.operator.LoginThrottle;
import org.clawpatrol.proxy.operator.OperatorAccess;
import org.clawpatrol.proxy.operator.PasswordChange;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The operator's own affairs: API tokens and the password. */
final class AccountRoutes {
    private static final Logger LOG = LoggerFactory.getLogger(AccountRoutes.class);

    private final OperatorAccess operators;
    private final Cookies cookies;
    private final Shells shells;
    private final InstantSource clock;

    AccountRoutes(OperatorAccess operators, Cookies cookies, Shells shells, InstantSource clock) {
        this.operators = operators;
        this.cookies = cookies;
        this.shells = shells;
        this.clock = clock;
    }

    List<Route> all() {
        return List.of(
                Route.get("/account", request -> page(request, 200, null, null)),
                new Route(Route.Verb.POST, "/account/password", Access.SESSION, this::password),
                Route.get("/api/operator-tokens", this::list),
                new Route(Route.Verb.POST, "/api/operator-tokens", Access.SESSION, this::create),
                new Route(
                        Route.Verb.POST,
                        "/api/operator-tokens/revoke",
                        Access.SESSION,
                        this::revoke));
    }

    private void page(
            Context request, int status, @Nullable Notice notice, @Nullable String fresh) {
        Shell shell = shells.of(request, Shell.Section.ACCOUNT);
        var now = clock.instant();
        var page =
                new AccountPage(
                        operators.tokens().all().stream()
                                .map(
                                        token ->
                                                new AccountPage.Token(
                                                        token.name(),
                                                        token.user(),
                                                        Moment.of(token.createdAt(), now)))
                                .toList());
        request.status(status);
        Answers.page(
                request,
                (out, none) ->
                        JteaccountGenerated.render(
                                out,
                                none,
                                shell,
                                Optional.ofNullable(notice),
                                Optional.ofNullable(fresh),
                                page));
    }

    private void list(Context request) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (var token : operators.tokens().all()) {
            array.addObject()
                    .put("name", token.name())
                    .put("user", token.user())
                    .put("created_at", token.createdAt().toString());
        }
        Answers.json(request, array);
    }

    private void create(Context request) {
        Submission submission = Submission.of(request);
        String user = Caller.of(request).principal().name();
        switch (operators.tokens().create(submission.text("name"), user)) {
            case ApiTokens.Created created -> {
                LOG.info("API token {} created by {}", created.name(), user);
                created(request, submission, created);
            }
            case ApiTokens.NotCreated(var reason) -> notCreated(request, submission, reason);
        }
    }

    private void created(Context request, Submission submission, ApiTokens.Created created) {
        String token = created.token().reveal();
        switch (submission) {
            case JsonSubmission _ ->
                    Answers.json(
                            request,
                            JsonNodeFactory.instance
                                    .objectNode()
                                    .put("name", created.name())
                                    .put("token", token));
            case FormSubmission _ -> page(request, 200, null, token);
        }
    }

    private void notCreated(Context request, Submission submission, String reason) {
        switch (submission) {
            case JsonSubmission _ -> throw new RefusedException(400, reason);
            case FormSubmission _ -> page(request, 400, Notice.bad(reason), null);
        }
    }

    private void revoke(Context request) {
        Submission submission = Submission.of(request);
        String name = submission.text("name");
        if (!operators.tokens().revoke(name)) {
            throw new RefusedException(404, "no such token");
        }
        LOG.info("API token {} revoked by {}", name, Caller.of(request).name());
        Changes.done(request, submission, "/account");
    }

    private void password(Context request) {
        Submission submission = Submission.of(request);
        String current = submission.text("current");
        String password = submission.text("password");
        if (!password.equals(submission.text("confirm"))) {
            page(request, 400, Notice.bad("the two passwords differ"), null);
            return;
        }
        LoginThrottle.Attempt attempt =
                operators
                        .throttle()
                        .attempt(
                                SourceAddress.of(request.ip()),
                                () -> operators.accounts().verify(current));
        switch (attempt) {
            case LoginThrottle.Right() -> change(request, password);
            case LoginThrottle.Wrong() ->
                    page(request, 400, Notice.bad("the current password is not right"), null);
            case LoginThrottle.Wait _ ->
                    page(request, 429, Notice.bad("too many attempts; try again later"), null);
        }
    }

    private void change(Context request, String password) {
        switch (operators.accounts().change(password)) {
            case PasswordChange.Done() -> {
                LOG.info("operator password changed by {}", Caller.of(request).name());
                cookies.clearSession(request);
                Answers.seeOther(request, "/__login");
            }
            case PasswordChange.Rejected(var reason) ->
                    page(request, 400, Notice.bad(reason), null);
        }
    }
}
