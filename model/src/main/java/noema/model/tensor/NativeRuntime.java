package noema.model.tensor;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.pytorch.jni.JniUtils;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The native PyTorch library: loaded once, on the first use.
public final class NativeRuntime {

    /// The name that stands for the first GPU when there is one, else the CPU.
    public static final String AUTO = "auto";

    /// The name of the processor itself, which every computer has.
    public static final String CPU = "cpu";

    private static final String GPU = "cuda:";

    private static @Nullable Engine engine;
    private static volatile String chosen = AUTO;

    private NativeRuntime() {}

    private static synchronized Engine engine() {
        if (engine == null) {
            engine = load();
        }
        return engine;
    }

    private static Engine load() {
        NativeMemory.keepFreedMemory();
        try {
            Engine loaded = Engine.getEngine("PyTorch");
            JniUtils.setGraphExecutorOptimize(false);
            return loaded;
        } catch (EngineException | LinkageError e) {
            throw new NoemaException(
                    "The PyTorch library for this computer could not be loaded; check that there is disk space in the "
                            + "DJL cache folder (DJL_CACHE_DIR) and that the operating system is supported.",
                    e);
        }
    }

    /// Loads the library if that has not happened yet.
    ///
    /// @throws NoemaException when there is none for this computer
    public static void start() {
        engine();
    }

    /// Names of the devices of this computer that a module can live on: `cpu`, then `cuda:0` and so on, one for each GPU.
    public static List<String> devices() {
        var names = new ArrayList<String>();
        names.add(CPU);
        for (int i = 0; i < engine().getGpuCount(); i++) {
            names.add(GPU + i);
        }
        return List.copyOf(names);
    }

    /// Chooses the device that new modules live on; those that are there stay where they are.
    ///
    /// @param name one of [#devices], or [#AUTO]
    /// @return whether there is that device; where there is not, the CPU is taken
    public static boolean useDevice(String name) {
        boolean there = name.equals(AUTO) || devices().contains(name);
        chosen = there ? name : CPU;
        return there;
    }

    /// The device that new modules live on.
    static Device device() {
        Engine here = engine();
        String name = chosen;
        return switch (name) {
            case AUTO -> here.defaultDevice();
            case CPU -> Device.cpu();
            default -> Device.gpu(Integer.parseInt(name.substring(GPU.length())));
        };
    }

    /// Name of that device, for example `cpu` or `cuda:0`.
    public static String deviceName() {
        return name(device());
    }

    static String name(Device device) {
        return device.isGpu() ? GPU + device.getDeviceId() : CPU;
    }

    /// Threads that one operation may use.
    public static int threads() {
        start();
        return JniUtils.getNumThreads();
    }

    /// Sets the threads that one operation may use.
    ///
    /// @param threads at least 1
    public static void useThreads(int threads) {
        start();
        JniUtils.setNumThreads(threads);
    }

    /// Version of the native library, for reports.
    public static String version() {
        return engine().getVersion();
    }
}
