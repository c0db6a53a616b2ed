import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Rewrites the classes of jars, in place, so that the start-up cache of the JVM takes them and they start faster. What
 * they do stays the same. A jar in which a class would not verify stays as it is. Doing it twice changes nothing.
 */
final class StartUpClasses {
    private final ClassFile files;

    private StartUpClasses(ClassLoader hierarchy) {
        files =
                ClassFile.of(
                        ClassFile.StackMapsOption.GENERATE_STACK_MAPS,
                        ClassFile.ConstantPoolSharingOption.NEW_POOL,
                        ClassFile.ClassHierarchyResolverOption.of(
                                ClassHierarchyResolver.ofResourceParsing(hierarchy)));
    }

    /**
     * @param args a folder of jars that belong together, then the beginnings of the names of those to rewrite
     */
    public static void main(String[] args) throws IOException {
        List<Path> jars;
        try (Stream<Path> found = Files.list(Path.of(args[0]))) {
            jars = found.filter(file -> file.toString().endsWith(".jar")).toList();
        }
        List<String> names = List.of(args).subList(1, args.length);
        URL[] all = jars.stream().map(StartUpClasses::address).toArray(URL[]::new);
        try (URLClassLoader hierarchy = new URLClassLoader(all, ClassLoader.getPlatformClassLoader())) {
            StartUpClasses classes = new StartUpClasses(hierarchy);
            for (Path jar : jars) {
                if (names.stream().anyMatch(jar.getFileName().toString()::startsWith)) {
                    classes.rewrite(jar);
                }
            }
        }
    }

    private static URL address(Path jar) {
        try {
            return jar.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Rewritten(Path entry, byte[] bytes) {}

    private void rewrite(Path jar) throws IOException {
        try (FileSystem zip = FileSystems.newFileSystem(jar)) {
            List<Rewritten> rewritten = new ArrayList<>();
            try (Stream<Path> entries = Files.walk(zip.getPath("/"))) {
                for (Path entry : entries.filter(each -> each.toString().endsWith(".class")).toList()) {
                    byte[] old = Files.readAllBytes(entry);
                    byte[] bytes = rewritten(old);
                    if (bytes != old) {
                        rewritten.add(new Rewritten(entry, bytes));
                    }
                }
            }
            if (rewritten.stream().allMatch(each -> files.verify(each.bytes()).isEmpty())) {
                for (Rewritten each : rewritten) {
                    Files.write(each.entry(), each.bytes());
                }
            }
        }
    }

    private byte[] rewritten(byte[] old) {
        ClassModel model = files.parse(old);
        if (StackMaps.areMissing(model)) {
            return files.transformClass(model, StackMaps.transform());
        }
        return TypeSwitches.areIn(model) ? files.transformClass(model, new TypeSwitches(model).transform()) : old;
    }
}
