package noema.model.tensor;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.pytorch.jni.JniUtils;
import org.jspecify.annotations.Nullable;

/// The native PyTorch library: loaded once, on the first use.
public final class NativeRuntime {

    private static @Nullable Engine engine;

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

    /// The device that new modules live on: the first GPU when there is one, else the CPU.
    static Device device() {
        return engine().defaultDevice();
    }

    /// Name of that device, for example `cpu` or `cuda:0`.
    public static String deviceName() {
        Device device = device();
        return device.isGpu() ? "cuda:" + device.getDeviceId() : "cpu";
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
