import java.lang.classfile.Attributes;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.Label;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.List;

/**
 * Spells the type tests of one class's pattern switches out as a method each. The JVM makes a class for each at run
 * time otherwise ({@link java.lang.runtime.SwitchBootstraps}), which its start-up cache does not hold. Switches with
 * labels that are no types stay as they are. One class, one use.
 */
final class TypeSwitches {
    private static final String NAME = "typeSwitch";
    private static final ClassDesc OWNER = ClassDesc.of("java.lang.runtime.SwitchBootstraps");
    private static final int FLAGS = ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC | ClassFile.ACC_SYNTHETIC;

    private final ClassModel model;
    private final List<TypeTests> found = new ArrayList<>();

    TypeSwitches(ClassModel model) {
        this.model = model;
    }

    private record TypeTests(String name, MethodTypeDesc type, List<ClassDesc> labels) {}

    static boolean areIn(ClassModel model) {
        return model.findAttribute(Attributes.bootstrapMethods()).stream()
                .flatMap(all -> all.bootstrapMethods().stream())
                .anyMatch(each -> isBootstrap(each.bootstrapMethod().asSymbol()));
    }

    private static boolean isBootstrap(DirectMethodHandleDesc method) {
        return method.owner().equals(OWNER) && method.methodName().equals(NAME);
    }

    ClassTransform transform() {
        return ClassTransform.transformingMethodBodies(this::replace)
                .andThen(ClassTransform.endHandler(this::addTests));
    }

    private void replace(CodeBuilder code, CodeElement element) {
        if (element instanceof InvokeDynamicInstruction call && testsTypesOnly(call)) {
            List<ClassDesc> labels = call.bootstrapArgs().stream().map(ClassDesc.class::cast).toList();
            TypeTests tests = new TypeTests(NAME + "$" + found.size(), call.typeSymbol(), labels);
            found.add(tests);
            code.invokestatic(
                    model.thisClass().asSymbol(), tests.name(), tests.type(), model.flags().has(AccessFlag.INTERFACE));
        } else {
            code.with(element);
        }
    }

    private static boolean testsTypesOnly(InvokeDynamicInstruction call) {
        return isBootstrap(call.bootstrapMethod())
                && call.bootstrapArgs().stream()
                        .allMatch(label -> label instanceof ClassDesc type && !type.isPrimitive());
    }

    private void addTests(ClassBuilder type) {
        found.forEach(tests -> type.withMethodBody(tests.name(), tests.type(), FLAGS, code -> write(code, tests)));
    }

    /** Which label is the first, from the one given on, whose type the value has; -1 for null, else their number. */
    private static void write(CodeBuilder code, TypeTests tests) {
        Label present = code.newLabel();
        code.aload(0).ifnonnull(present).iconst_m1().ireturn();
        code.labelBinding(present);
        for (int i = 0; i < tests.labels().size(); i++) {
            Label next = code.newLabel();
            code.iload(1).loadConstant(i).if_icmpgt(next);
            code.aload(0).instanceOf(tests.labels().get(i)).ifeq(next);
            code.loadConstant(i).ireturn();
            code.labelBinding(next);
        }
        code.loadConstant(tests.labels().size()).ireturn();
    }
}
