package org.clawpatrol.proxy.dashboard.page;

import java.util.List;

/** The operator's own page: API tokens and the password. */
public record AccountPage(List<Token> tokens) {
    public AccountPage {
        tokens = List.copyOf(tokens);
    }

    public record Token(String name, String user, Moment created) {}
}
