package org.clawpatrol.proxy.dashboard;

import io.javalin.http.Context;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.clawpatrol.proxy.dashboard.page.JtesigninGenerated;
import org.clawpatrol.proxy.dashboard.page.SignIn;
import org.clawpatrol.proxy.operator.LoginThrottle;
import org.clawpatrol.proxy.operator.OperatorAccess;
import org.clawpatrol.proxy.operator.OperatorAccounts;
import org.clawpatrol.proxy.operator.PasswordChange;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Signing in, setting the first password, and signing out. */
final class SignInRoutes {
    private static final Logger LOG = LoggerFactory.getLogger(SignInRoutes.class);
    private static final int NONCE_BYTES = 32;

    private final OperatorAccess operators;
    private final Authenticator authenticator;
    private final Cookies cookies;
    private final RandomGenerator random;

    SignInRoutes(
            OperatorAccess operators,
            Authenticator authenticator,
            Cookies cookies,
            RandomGenerator random) {
        this.operators = operators;
        this.authenticator = authenticator;
        this.cookies = cookies;
        this.random = random;
    }

    List<Route> all() {
        return List.of(
                Route.open("/__login", this::show),
                new Route(Route.Verb.POST, "/__login", Access.PUBLIC, this::submit),
                Route.post("/__logout", this::signOut));
    }

    private void show(Context request) {
        String next = NextPath.of(request.queryParam("next"));
        if (authenticator.caller(request).isPresent()) {
            request.redirect(next);
            return;
        }
        form(request, 200, next, null);
    }

    private void form(Context request, int status, String next, @Nullable String problem) {
        String nonce = Cookies.read(request, Cookies.SIGN_IN);
        if (nonce.length() != 2 * NONCE_BYTES) {
            byte[] bytes = new byte[NONCE_BYTES];
            random.nextBytes(bytes);
            nonce = HexFormat.of().formatHex(bytes);
            cookies.setSignIn(request, nonce);
        }
        var view = new SignIn(operators.accounts().firstRun(), next, CsrfToken.of(nonce), problem);
        request.status(status);
        Answers.page(request, (out, none) -> JtesigninGenerated.render(out, none, view));
    }

    private void submit(Context request) {
        Submission submission = Submission.of(request);
        if (!(submission instanceof FormSubmission)) {
            throw new RefusedException(415, "sign in with the form");
        }
        String nonce = Cookies.read(request, Cookies.SIGN_IN);
        String offered = submission.find("csrf").orElse("");
        if (nonce.isEmpty() || !CsrfToken.matches(CsrfToken.of(nonce), offered)) {
            throw new RefusedException(403, "the page is out of date; reload it and try again");
        }
        String next = NextPath.of(submission.find("next").or(() -> query(request)).orElse(null));
        if (operators.accounts().firstRun()) {
            setUp(request, submission, next);
        } else {
            signIn(request, submission, next);
        }
    }

    private static Optional<String> query(Context request) {
        return Optional.ofNullable(request.queryParam("next"));
    }

    private void signIn(Context request, Submission submission, String next) {
        String password = submission.text("password");
        OperatorAccounts accounts = operators.accounts();
        switch (operators.throttle().attempt(source(request), () -> accounts.verify(password))) {
            case LoginThrottle.Right() -> welcome(request, next);
            case LoginThrottle.Wrong() -> {
                LOG.warn("wrong operator password from {}", request.ip());
                form(request, 401, next, "that is not the password");
            }
            case LoginThrottle.Wait wait -> later(request, next, wait);
        }
    }

    private void setUp(Context request, Submission submission, String next) {
        String token = submission.text("token");
        String password = submission.text("password");
        if (!password.equals(submission.text("confirm"))) {
            form(request, 400, next, "the two passwords differ");
            return;
        }
        PasswordChange[] change = {new PasswordChange.Done()};
        LoginThrottle.Attempt attempt =
                operators
                        .throttle()
                        .attempt(
                                source(request),
                                () -> {
                                    change[0] = operators.accounts().createFirst(token, password);
                                    return change[0] instanceof PasswordChange.Done;
                                });
        switch (attempt) {
            case LoginThrottle.Wait wait -> later(request, next, wait);
            case LoginThrottle.Right(), LoginThrottle.Wrong() ->
                    setUpEnded(request, next, change[0]);
        }
    }

    private void setUpEnded(Context request, String next, PasswordChange change) {
        switch (change) {
            case PasswordChange.Done() -> {
                LOG.info("the operator password was set from {}", request.ip());
                welcome(request, next);
            }
            case PasswordChange.Rejected(var reason) -> form(request, 400, next, reason);
        }
    }

    private void welcome(Context request, String next) {
        String before = Cookies.read(request, Cookies.SESSION);
        if (!before.isEmpty()) {
            operators.sessions().close(before);
        }
        cookies.setSession(request, operators.sessions().open(OperatorAccounts.ROOT));
        LOG.info("operator signed in from {}", request.ip());
        request.redirect(next);
    }

    private void later(Context request, String next, LoginThrottle.Wait wait) {
        long seconds = Math.max(1, wait.retryAfter().plusMillis(999).toSeconds());
        request.header("Retry-After", Long.toString(seconds));
        form(request, 429, next, "too many attempts; try again in " + seconds + " s");
    }

    private static String source(Context request) {
        return SourceAddress.of(request.ip());
    }

    private void signOut(Context request) {
        operators.sessions().close(Cookies.read(request, Cookies.SESSION));
        cookies.clearSession(request);
        if (Submission.of(request) instanceof FormSubmission) {
            Answers.seeOther(request, "/__login");
        } else {
            Answers.text(request, 200, "signed out");
        }
    }
}
