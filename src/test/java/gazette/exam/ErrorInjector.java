package gazette.exam;

import static java.lang.constant.ConstantDescs.CD_void;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.classfile.instruction.NewPrimitiveArrayInstruction;
import java.lang.classfile.instruction.NewReferenceArrayInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.ProtectionDomain;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;

/// Throws an `OutOfMemoryError` or a `StackOverflowError` at random moments where Gazette's own methods allocate, in
/// whichever thread does so next. A Java agent in the process under test; it is at work while a file exists.
public final class ErrorInjector {
    /// Stands in the log once for each error.
    static final String LOGGED = "injected_error";

    private static final ClassDesc SELF = ClassDesc.of(ErrorInjector.class.getName());
    private static final AtomicBoolean DUE = new AtomicBoolean();
    private static final Duration LOOK = Duration.ofMillis(20);

    private ErrorInjector() {}

    /// Returns the JVM's option that loads the agent.
    ///
    /// @param folder where the agent's file may be written
    /// @param on while this file exists, errors are thrown
    /// @param mean the mean time of the processor between two errors
    static String option(Path folder, Path on, Duration mean) {
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(new Attributes.Name("Premain-Class"), ErrorInjector.class.getName());
        Path agent = folder.resolve("injector.jar");
        // The class itself is on the class path.
        try (var _ = new JarOutputStream(Files.newOutputStream(agent), manifest)) {
            return "-javaagent:" + agent + "=" + mean.toMillis() + ":" + on;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Starts the agent; the JVM calls this.
    public static void premain(String arguments, Instrumentation jvm) {
        String[] parts = arguments.split(":", 2);
        jvm.addTransformer(new CallInserter());
        Thread.ofPlatform()
                .daemon()
                .name("injector")
                .start(() -> schedule(Long.parseLong(parts[0]), Path.of(parts[1])));
    }

    /// Throws if an error is due. Called before each allocation in Gazette's methods.
    public static void strike() {
        if (DUE.getPlain() && DUE.compareAndSet(true, false)) {
            boolean memory = ThreadLocalRandom.current().nextBoolean();
            System.out.println(LOGGED + " thread=" + Thread.currentThread().getName());
            throw memory ? new OutOfMemoryError("injected") : new StackOverflowError("injected");
        }
    }

    /// By the time that the process has worked: on a busy machine, where everything takes longer, an error would strike
    /// every run before its end.
    private static void schedule(long meanMillis, Path on) {
        var process = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        while (true) {
            double factor = -Math.log(1 - ThreadLocalRandom.current().nextDouble());
            long due = process.getProcessCpuTime()
                    + Duration.ofMillis(Math.round(meanMillis * factor)).toNanos();
            while (process.getProcessCpuTime() < due) {
                LockSupport.parkNanos(LOOK.toNanos());
            }
            DUE.set(Files.exists(on));
        }
    }

    /// Inserts calls of [#strike] into all of Gazette's methods but constructors and static initialisers: a class
    /// whose initialiser has failed once cannot be used in that process any more.
    private static final class CallInserter implements ClassFileTransformer {
        @Override
        public byte @Nullable [] transform(
                @Nullable ClassLoader loader,
                @Nullable String name,
                @Nullable Class<?> redefined,
                @Nullable ProtectionDomain domain,
                byte[] bytes) {
            if (loader == null || name == null || !name.startsWith("gazette/") || name.startsWith("gazette/exam/")) {
                return null;
            }
            var resolver = ClassHierarchyResolver.ofResourceParsing(loader);
            ClassFile api = ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(resolver));
            return api.transformClass(
                    api.parse(bytes),
                    ClassTransform.transformingMethodBodies(
                            method -> !method.methodName().stringValue().startsWith("<"), new CallBeforeAllocation()));
        }
    }

    private static final class CallBeforeAllocation implements CodeTransform {
        @Override
        public void accept(CodeBuilder code, CodeElement element) {
            if (element instanceof NewObjectInstruction
                    || element instanceof NewPrimitiveArrayInstruction
                    || element instanceof NewReferenceArrayInstruction
                    || element instanceof InvokeDynamicInstruction) {
                code.invokestatic(SELF, "strike", MethodTypeDesc.of(CD_void));
            }
            code.with(element);
        }
    }
}
