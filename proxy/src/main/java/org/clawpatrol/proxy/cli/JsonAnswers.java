package org.clawpatrol.proxy.cli;

import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Gives who asked for JSON an object whatever happens: where a command fails before it printed
 * anything, one with what it said on standard error. One thread, one use.
 */
final class JsonAnswers {
    private static final int MOST_BYTES = 64 << 10;
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private final Terminal terminal;
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private boolean answered;

    JsonAnswers(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Whether some word asks for JSON; it may be one for a program that {@code run} starts. */
    static boolean mayBeWanted(List<String> words) {
        return words.contains("--json") || words.contains("-json");
    }

    /** Whether the command that words ask for JSON knows what that is. */
    static boolean wanted(CommandLine commands, List<String> words) {
        CommandLine command = commands;
        for (String word : words) {
            CommandLine below = command.getSubcommands().get(word);
            if (below == null) {
                break;
            }
            command = below;
        }
        return command.getCommandSpec().findOption("--json") != null;
    }

    /** What the command talks to. */
    Terminal heard() {
        return new Terminal(
                terminal.in(),
                stream(new Answer(terminal.out())),
                stream(new Saying(terminal.err())),
                terminal.environment(),
                terminal.coloured());
    }

    /** Ends it: the exit code as it was. */
    int ended(int code) {
        if (code != ExitCode.OK && !answered) {
            Map<String, Object> object = new LinkedHashMap<>();
            object.put("error", said.toString(StandardCharsets.UTF_8).strip());
            object.put("exit", code);
            terminal.out().println(JSON.writeValueAsString(object));
            terminal.out().flush();
        }
        return code;
    }

    private static PrintStream stream(OutputStream target) {
        return new PrintStream(target, true, StandardCharsets.UTF_8);
    }

    private final class Answer extends FilterOutputStream {
        Answer(OutputStream target) {
            super(target);
        }

        @Override
        public void write(int one) throws IOException {
            answered = true;
            out.write(one);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            answered |= length > 0;
            out.write(bytes, offset, length);
        }
    }

    private final class Saying extends FilterOutputStream {
        Saying(OutputStream target) {
            super(target);
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            said.write(bytes, offset, Math.min(length, MOST_BYTES - said.size()));
            out.write(bytes, offset, length);
        }
    }
}
