package org.clawpatrol.proxy.credential.type;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.clawpatrol.dsl.config.OAuthService;
import org.clawpatrol.proxy.credential.GitHubAuthorization;
import org.clawpatrol.proxy.credential.HttpInjection;
import org.clawpatrol.proxy.credential.Lease;
import org.clawpatrol.proxy.credential.RequestEdit;
import org.clawpatrol.proxy.credential.UnusableSecretException;
import org.clawpatrol.proxy.secret.Secret;

/**
 * The types whose token comes from a login at a service: a bearer token, and what else the service
 * wants beside it. Immutable; safe to share.
 */
final class LoginInjection implements HttpInjection {
    private static final String MAIN_SLOT = "";
    private static final String BETA = "anthropic-beta";
    private static final String OAUTH_BETA = "oauth-2025-04-20";
    private static final String CODEX_LOGIN = "auth.openai.com";
    private static final String ACCOUNT = "chatgpt-account-id";

    private final String credential;
    private final OAuthService service;

    LoginInjection(String credential, OAuthService service) {
        this.credential = credential;
        this.service = service;
    }

    @Override
    public Set<String> slots() {
        return Set.of(MAIN_SLOT);
    }

    @Override
    public void apply(RequestEdit request, Lease lease) throws UnusableSecretException {
        Secret token = lease.token(MAIN_SLOT);
        switch (service) {
            case GITHUB -> GitHubAuthorization.set(request, credential, token);
            case NOTION_MCP -> bearer(request, token);
            case ANTHROPIC -> {
                bearer(request, token);
                addBeta(request);
            }
            case OPENAI_CODEX -> {
                // There the agent logs in for itself.
                if (!request.host().equals(CODEX_LOGIN)) {
                    bearer(request, token);
                    addAccount(request, token);
                }
            }
        }
    }

    private static void bearer(RequestEdit request, Secret token) {
        request.setSecret("Authorization", "Bearer ", token);
    }

    /** One field with what the agent asks for and what a login's token needs, each once. */
    private static void addBeta(RequestEdit request) {
        List<String> asked = request.all(BETA);
        String all =
                Stream.concat(asked.stream(), Stream.of(OAUTH_BETA))
                        .flatMap(value -> Stream.of(value.split(",")))
                        .map(String::strip)
                        .filter(value -> !value.isEmpty())
                        .distinct()
                        .collect(Collectors.joining(","));
        request.set(BETA, all);
    }

    /** A token that names no account is sent without one, and without the agent's. */
    private static void addAccount(RequestEdit request, Secret token) {
        Optional<String> account = CodexAccount.of(token);
        if (account.isPresent()) {
            request.set(ACCOUNT, account.get());
        } else {
            request.remove(ACCOUNT);
        }
    }
}
