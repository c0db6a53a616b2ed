package org.clawpatrol.proxy.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The segments of a journal by number, from 1. Safe to share. */
final class SegmentFolder {
    private static final Pattern NAME = Pattern.compile("[0-9]{8}\\.jsonl");
    private static final int DIGITS = 8;

    private final Path folder;

    SegmentFolder(Path folder) {
        this.folder = folder;
    }

    Path path() {
        return folder;
    }

    Path file(int number) {
        return folder.resolve(name(number));
    }

    /** Bytes of a segment; 0 when it is gone. */
    long length(int number) throws IOException {
        try {
            return Files.size(file(number));
        } catch (NoSuchFileException e) {
            return 0;
        }
    }

    boolean has(int number) {
        return Files.exists(file(number));
    }

    static String name(int number) {
        String digits = Integer.toString(number);
        return "0".repeat(Math.max(0, DIGITS - digits.length())) + digits + ".jsonl";
    }

    static int number(String name) {
        return Integer.parseInt(name, 0, DIGITS, 10);
    }

    /** The numbers of the segments there are, lowest first. */
    List<Integer> numbers() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(entry -> entry.getFileName().toString())
                    .filter(name -> NAME.matcher(name).matches())
                    .map(SegmentFolder::number)
                    .sorted()
                    .toList();
        }
    }
}
