import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.constant.ClassDesc;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Gives the classes of jars stack maps (JVMS 4.10.1) where their compiler wrote none. The start-up cache of the JVM
 * takes no class without, and verifying one takes far longer. A jar in which a class would not verify stays as it is.
 */
final class CurrentClassFiles {
    private static final int FIRST_WITH_STACK_MAPS = ClassFile.JAVA_6_VERSION;

    private CurrentClassFiles() {}

    public static void main(String[] jars) throws IOException {
        for (String jar : jars) {
            try (FileSystem zip = FileSystems.newFileSystem(Path.of(jar));
                    Stream<Path> entries = Files.walk(zip.getPath("/"))) {
                rewrite(zip, entries.filter(entry -> entry.toString().endsWith(".class")).toList());
            }
        }
    }

    private static void rewrite(FileSystem zip, List<Path> entries) throws IOException {
        ClassFile files =
                ClassFile.of(
                        ClassFile.StackMapsOption.GENERATE_STACK_MAPS,
                        ClassFile.ConstantPoolSharingOption.NEW_POOL,
                        ClassFile.ClassHierarchyResolverOption.of(hierarchy(zip)));
        List<Rewritten> rewritten =
                entries.stream().map(entry -> rewritten(entry, files)).filter(each -> each.bytes().length > 0).toList();
        boolean sound = rewritten.stream().allMatch(each -> files.verify(each.bytes()).isEmpty());
        if (sound) {
            for (Rewritten each : rewritten) {
                Files.write(each.entry(), each.bytes());
            }
        }
    }

    /**
     * @param bytes none where the class is current
     */
    private record Rewritten(Path entry, byte[] bytes) {}

    private static Rewritten rewritten(Path entry, ClassFile files) {
        ClassModel old;
        try {
            old = files.parse(Files.readAllBytes(entry));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (old.majorVersion() >= FIRST_WITH_STACK_MAPS) {
            return new Rewritten(entry, new byte[0]);
        }
        // Copying a body instruction by instruction makes the maps; taking it as a whole does not.
        ClassTransform copied =
                ClassTransform.transformingMethodBodies((code, element) -> code.with(element))
                        .andThen(
                                (code, element) -> {
                                    if (element instanceof ClassFileVersion) {
                                        code.withVersion(ClassFile.JAVA_8_VERSION, 0);
                                    } else {
                                        code.with(element);
                                    }
                                });
        return new Rewritten(entry, files.transformClass(old, copied));
    }

    private static ClassHierarchyResolver hierarchy(FileSystem zip) {
        return ClassHierarchyResolver.ofResourceParsing((ClassDesc name) -> stream(zip, name))
                .orElse(ClassHierarchyResolver.defaultResolver());
    }

    private static InputStream stream(FileSystem zip, ClassDesc name) {
        String type = name.descriptorString();
        Path entry = zip.getPath("/" + type.substring(1, type.length() - 1) + ".class");
        try {
            return Files.exists(entry) ? Files.newInputStream(entry) : null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
