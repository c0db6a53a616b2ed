package org.clawpatrol.proxy.credential.store;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.clawpatrol.dsl.config.SecretStoreConfig;
import org.clawpatrol.proxy.secret.Secret;

/**
 * Secrets that a program prints. It is told the key where its arguments ask for one, and run once
 * for all keys otherwise. What it writes to its standard error is kept nowhere: it may be anything.
 */
final class CommandReader implements StoreReader {
    private final SecretStoreConfig.Command settings;
    private final Map<String, String> environment;
    private final Duration timeout;

    /**
     * @param environment all variables of the program
     * @param timeout of all runs for one credential
     */
    CommandReader(
            SecretStoreConfig.Command settings, Map<String, String> environment, Duration timeout) {
        this.settings = settings;
        this.environment = Map.copyOf(environment);
        this.timeout = timeout;
    }

    @Override
    public Map<String, Secret> read(Map<String, String> keys)
            throws StoreException, InterruptedException {
        if (!settings.asksForKey()) {
            return SecretDocument.secrets(output(settings.command(), timeout), keys);
        }
        long deadline = System.nanoTime() + timeout.toNanos();
        Map<String, Secret> secrets = new HashMap<>();
        try {
            for (Map.Entry<String, String> key : keys.entrySet()) {
                Duration left = Duration.ofNanos(Math.max(1, deadline - System.nanoTime()));
                secrets.put(key.getKey(), Secret.ofInput(output(words(key.getValue()), left)));
            }
            return secrets;
        } catch (StoreException | InterruptedException e) {
            secrets.values().forEach(Secret::close);
            throw e;
        }
    }

    /** No key becomes the program's name or more than one word. */
    private List<String> words(String key) {
        List<String> command = settings.command();
        List<String> words = new ArrayList<>();
        words.add(command.getFirst());
        command.stream()
                .skip(1)
                .map(word -> word.replace(SecretStoreConfig.Command.KEY, key))
                .forEach(words::add);
        return words;
    }

    private byte[] output(List<String> command, Duration within)
            throws StoreException, InterruptedException {
        ProgramRun.Result result = new ProgramRun(command, environment, within).run();
        if (result.code() != 0) {
            result.wipe();
            throw new StoreException(
                    "ended with exit status "
                            + result.code()
                            + "; run its command by hand to see why");
        }
        if (result.output().length == 0) {
            throw new StoreException("printed nothing");
        }
        return result.output();
    }
}
