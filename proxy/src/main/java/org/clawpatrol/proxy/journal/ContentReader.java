package org.clawpatrol.proxy.journal;

import static org.clawpatrol.proxy.journal.StrictJson.required;

import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads the content of lines back, token by token: as the journal is followed under load, a tree of
 * each line would cost more than what it is read for. Safe to share.
 */
final class ContentReader {
    private final JsonFactory json = new JsonFactory();
    private final InstantReader times = new InstantReader();

    /** Empty when the content is not what its kind says. */
    Optional<JournalEntry> entry(Line line) {
        if (line.erased()) {
            return Optional.of(new JournalEntry.Blank(line.sequence()));
        }
        return read(line.content(), content -> content.entry(line));
    }

    /** The action that a record's content begins with; empty when there is none. */
    Optional<ActionRecord> action(byte[] content) {
        return read(content, Content::action);
    }

    private <T> Optional<T> read(byte[] bytes, Function<Content, T> result) {
        try (JsonParser from = json.createParser(ObjectReadContext.empty(), bytes)) {
            Content content = new Content(from);
            content.read();
            return Optional.of(result.apply(content));
        } catch (JacksonException | DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** What is read of one. */
    private final class Content {
        private final JsonParser from;
        private @Nullable String id;
        private @Nullable ActionRecord action;
        private @Nullable Outcome outcome;

        private Content(JsonParser from) {
            this.from = from;
        }

        private void read() {
            from.nextToken();
            StrictJson.object(from, this::property);
            if (from.nextToken() != null) {
                throw new StreamReadException(from, "something follows the object");
            }
        }

        private void property(String name, JsonParser at) {
            switch (name) {
                case "id" -> id = StrictJson.text(at);
                case "action" -> action = new ActionReader(times).read(at);
                case "outcome" -> outcome = new OutcomeReader().read(at);
                default -> at.skipChildren();
            }
        }

        private JournalEntry entry(Line line) {
            long sequence = line.sequence();
            return switch (line.kind()) {
                case SEGMENT, RESUMED -> new JournalEntry.Blank(sequence);
                case INTENT -> new JournalEntry.Begun(sequence, action());
                case REFUSED -> new JournalEntry.Refused(sequence, action(), outcome());
                case OUTCOME -> new JournalEntry.Ended(sequence, required(from, id), outcome());
            };
        }

        private ActionRecord action() {
            return required(from, action);
        }

        private Outcome outcome() {
            return required(from, outcome);
        }
    }
}
