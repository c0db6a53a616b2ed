package org.clawpatrol.proxy.credential.type;

import java.util.Set;
import org.clawpatrol.proxy.credential.HttpInjection;
import org.clawpatrol.proxy.credential.Lease;
import org.clawpatrol.proxy.credential.RequestEdit;
import org.clawpatrol.proxy.credential.UnusableSecretException;
import org.clawpatrol.proxy.secret.Secret;

/**
 * {@code notion_oauth}: exactly one {@code Authorization: Bearer}, and the version of the API that
 * Notion insists on where the agent names none. Immutable; safe to share.
 */
final class NotionTokenInjection implements HttpInjection {
    private static final String VERSION = "Notion-Version";

    @Override
    public Set<String> slots() {
        return Set.of("");
    }

    @Override
    public void apply(RequestEdit request, Lease lease) throws UnusableSecretException {
        Secret token = lease.token("");
        request.setSecret("Authorization", "Bearer ", token);
        if (request.all(VERSION).isEmpty()) {
            request.set(VERSION, "2022-06-28");
        }
    }
}
