package org.clawpatrol.proxy.dashboard;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.clawpatrol.dsl.config.CredentialConfig;
import org.clawpatrol.proxy.credential.login.LoginDesk;
import org.clawpatrol.proxy.credential.login.LoginStep;
import org.clawpatrol.proxy.credential.oauth.TokenException;
import org.clawpatrol.proxy.secret.Secret;

/** Logins that come out as a test wants; one thread at a time. */
final class FakeLogins implements LoginDesk {
    final List<String> asked = new ArrayList<>();
    boolean offered = true;
    Optional<LoginStep.Connected> connected = Optional.empty();
    String trouble = "";
    LoginStep begun = new LoginStep.Browse("https://login.lab.test/authorize?state=st", "st");
    LoginStep polled =
            new LoginStep.Wait("authorization_pending", "waiting", Duration.ofSeconds(5));

    @Override
    public boolean offers(CredentialConfig credential) {
        return offered;
    }

    @Override
    public Optional<LoginStep.Connected> connected(CredentialConfig credential) {
        return connected;
    }

    @Override
    public Optional<String> trouble(CredentialConfig credential) {
        return Optional.of(trouble).filter(text -> !text.isEmpty());
    }

    @Override
    public LoginStep start(
            CredentialConfig credential, String operator, List<String> further, String callback) {
        asked.add("start " + credential.name() + " " + operator + " " + further + " " + callback);
        return begun;
    }

    @Override
    public LoginStep.Connected exchange(String state, String operator, String pasted)
            throws TokenException {
        asked.add("exchange " + state + " " + operator + " " + pasted);
        if (!state.equals("st")) {
            throw TokenException.transientFailure(": there is no such login; begin it anew");
        }
        return new LoginStep.Connected(Optional.of(Instant.ofEpochSecond(1_800_000_000)));
    }

    @Override
    public LoginStep poll(String state, String operator) {
        asked.add("poll " + state + " " + operator);
        return polled;
    }

    @Override
    public LoginStep.Connected adopt(CredentialConfig credential, Secret refreshToken) {
        asked.add("adopt " + credential.name() + " " + refreshToken.revealText());
        return new LoginStep.Connected(Optional.empty());
    }

    @Override
    public boolean revoke(CredentialConfig credential) {
        asked.add("revoke " + credential.name());
        return true;
    }
}
