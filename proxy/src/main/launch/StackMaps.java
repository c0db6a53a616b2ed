import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;

/**
 * Gives a class stack maps (JVMS 4.10.1) whose compiler wrote none. The start-up cache of the JVM takes no class
 * without, and verifying one takes far longer.
 */
final class StackMaps {
    private StackMaps() {}

    static boolean areMissing(ClassModel model) {
        return model.majorVersion() < ClassFile.JAVA_6_VERSION;
    }

    /** Copying a body instruction by instruction makes the maps; taking it as a whole does not. */
    static ClassTransform transform() {
        return ClassTransform.transformingMethodBodies((code, element) -> code.with(element))
                .andThen(
                        (code, element) -> {
                            if (element instanceof ClassFileVersion) {
                                code.withVersion(ClassFile.JAVA_8_VERSION, 0);
                            } else {
                                code.with(element);
                            }
                        });
    }
}
