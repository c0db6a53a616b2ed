package org.clawpatrol.proxy.protocol.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.clawpatrol.proxy.credential.Substitution;
import org.clawpatrol.proxy.protocol.http.websocket.TextRewrite;
import org.clawpatrol.proxy.secret.Secret;

/**
 * Placeholders in what an agent says over a WebSocket, and the secrets that take their place. Keeps
 * copies, which closing wipes. One thread.
 */
final class MessagePlaceholders implements TextRewrite, AutoCloseable {
    private final List<Entry> entries = new ArrayList<>(0);

    private record Entry(String placeholder, Secret secret) {}

    /** Of one text that several placeholders fit, the one added first is replaced. */
    void add(String placeholder, Secret secret) {
        entries.add(new Entry(placeholder, secret.copy()));
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    @Override
    public Optional<byte[]> apply(byte[] message) {
        byte[] text = message;
        boolean found = false;
        for (Entry entry : entries) {
            List<Substitution.Span> places =
                    Substitution.occurrences(text, List.of(entry.placeholder()));
            if (!places.isEmpty()) {
                try (Secret replaced = Substitution.replace(text, places, entry.secret())) {
                    text = replaced.reveal();
                }
                found = true;
            }
        }
        return found ? Optional.of(text) : Optional.empty();
    }

    @Override
    public void close() {
        entries.forEach(entry -> entry.secret().close());
    }
}
