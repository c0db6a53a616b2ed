package org.clawpatrol.proxy.cli;

import java.nio.file.Path;
import java.util.List;

/**
 * What the launcher runs once after a build, so that the start-up cache of the JVM holds the
 * classes that short commands load.
 */
public final class Training {
    private Training() {}

    /**
     * @param args a folder with {@code training.hcl} and {@code training.test.hcl}
     */
    public static void main(String[] args) {
        Path folder = Path.of(args[0]);
        String configuration = folder.resolve("training.hcl").toString();
        String tests = folder.resolve("training.test.hcl").toString();
        Terminal terminal = Main.terminal();
        for (List<String> words :
                List.of(
                        List.of("validate", configuration),
                        List.of("test", configuration, folder.resolve("training.json").toString()),
                        List.of("policy", "test", configuration, tests))) {
            Main.run(terminal, words.toArray(String[]::new));
        }
        // As a command ends: the JVM loads what would log it.
        System.exit(ExitCode.OK);
    }
}
