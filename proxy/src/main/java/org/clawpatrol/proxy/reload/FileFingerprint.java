package org.clawpatrol.proxy.reload;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What the files of a configuration look like from outside: which there are, their size, time and
 * identity. Two equal fingerprints a second apart mean that nobody is writing.
 *
 * @param files by path; the value is empty for a file that cannot be read
 */
public record FileFingerprint(Map<Path, String> files) {

    /**
     * @param configuration the file or directory given on the command line
     * @param included further files it reads
     */
    public static FileFingerprint of(Path configuration, Collection<Path> included) {
        Map<Path, String> files = new TreeMap<>();
        put(files, configuration);
        included.forEach(file -> put(files, file));
        if (Files.isDirectory(configuration)) {
            try (Stream<Path> members = Files.list(configuration)) {
                members.filter(member -> member.toString().endsWith(".hcl"))
                        .forEach(member -> put(files, member));
            } catch (IOException unreadable) {
                files.put(configuration, "");
            }
        }
        return new FileFingerprint(files);
    }

    private static void put(Map<Path, String> files, Path file) {
        try {
            BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
            files.put(file, found.size() + "/" + found.lastModifiedTime() + "/" + found.fileKey());
        } catch (IOException unreadable) {
            files.put(file, "");
        }
    }
}
