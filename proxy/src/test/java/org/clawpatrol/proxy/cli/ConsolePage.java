package org.clawpatrol.proxy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A page of the documentation that a reader could type after: blocks behind a file's name in
 * backticks are files, blocks of {@code console} are commands with what they print, or put into a
 * file behind {@code >}. Blocks take effect in order, in one folder. One thread, one use.
 */
final class ConsolePage {
    private static final Pattern BLOCK =
            Pattern.compile(
                    "`(?<name>[\\w./-]+)`[^`\n]*:\n\n```(?!console)\\w+\n(?<content>.*?)```"
                            + "|```console\n(?<console>.*?)```",
                    Pattern.DOTALL);
    private static final Pattern COMMAND =
            Pattern.compile("\\$ (?<line>[^\n]*)\n(?<printed>(?:(?!\\$ )[^\n]*\n)*)");
    private static final Pattern INTO_FILE = Pattern.compile("(.*) > ([\\w./-]+)");
    private static final Pattern WORD = Pattern.compile("'([^']*)'|\"([^\"]*)\"|([^\\s'\"]+)");
    private static final String PROGRAM = "clawpatrol ";
    private static final String EXIT_CODE = "echo $?";

    private final Path folder;
    private int files;
    private int commands;
    private int exitCode;

    /**
     * @param folder empty, or with what the page supposes to be there
     */
    ConsolePage(Path folder) {
        this.folder = folder;
    }

    /** The page as it is when each command prints what it prints now. */
    private String played(String page) {
        StringBuilder played = new StringBuilder();
        Matcher block = BLOCK.matcher(page);
        while (block.find()) {
            String console = block.group("console");
            if (console == null) {
                write(block.group("name"), block.group("content"));
                files++;
                block.appendReplacement(played, Matcher.quoteReplacement(block.group()));
            } else {
                String printed = COMMAND.matcher(console).replaceAll(this::run);
                block.appendReplacement(
                        played, Matcher.quoteReplacement("```console\n" + printed + "```"));
            }
        }
        return block.appendTail(played).toString();
    }

    /** Plays a page of the documentation, and writes it where that was asked for. */
    static ConsolePage checked(Path file, Path folder) throws IOException {
        ConsolePage page = new ConsolePage(folder);
        String played = page.played(Files.readString(file));
        if (System.getProperty("pages", "").equals("write")) {
            Files.writeString(file, played);
        }
        assertThat(Files.readString(file)).isEqualTo(played);
        return page;
    }

    int files() {
        return files;
    }

    int commands() {
        return commands;
    }

    private void write(String name, String content) {
        Path file = folder.resolve(name).normalize();
        if (!file.startsWith(folder)) {
            throw new IllegalArgumentException("outside of the page's folder: " + name);
        }
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String run(MatchResult command) {
        String line = command.group(1);
        commands++;
        if (line.equals(EXIT_CODE)) {
            return Matcher.quoteReplacement("$ " + line + "\n" + exitCode + "\n");
        }
        if (!line.startsWith(PROGRAM)) {
            throw new IllegalArgumentException("no command of ours: " + line);
        }
        Matcher intoFile = INTO_FILE.matcher(line);
        boolean redirected = intoFile.matches();
        String typed = redirected ? intoFile.group(1) : line;
        String[] words =
                WORD.matcher(typed.substring(PROGRAM.length()))
                        .results()
                        .map(ConsolePage::unquoted)
                        .map(this::word)
                        .toArray(String[]::new);
        TestTerminal terminal = new TestTerminal(folder);
        terminal.environment.put("LC_ALL", "C.UTF-8");
        CommandRun run = terminal.run(words);
        exitCode = run.exit();
        if (redirected) {
            write(intoFile.group(2), run.out());
        }
        String printed =
                ((redirected ? "" : run.out()) + run.err())
                        .replace(folder + "/", "")
                        .stripTrailing();
        String shown = printed.isEmpty() ? "" : printed + "\n";
        return Matcher.quoteReplacement("$ " + line + "\n" + shown);
    }

    private static String unquoted(MatchResult word) {
        return Stream.of(1, 2, 3)
                .map(word::group)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow();
    }

    /** Commands run in another folder here, so files are named in full. */
    private String word(String word) {
        boolean named = word.matches("[\\w.-]+\\.(hcl|json)");
        return named || (!word.isEmpty() && Files.exists(folder.resolve(word)))
                ? folder.resolve(word).toString()
                : word;
    }
}
