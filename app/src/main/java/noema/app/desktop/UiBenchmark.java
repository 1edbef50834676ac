package noema.app.desktop;

import java.lang.management.ManagementFactory;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.stage.Stage;
import noema.model.reason.ConceptSettings;
import noema.model.render.TokenSettings;
import noema.model.tensor.NoemaException;
import noema.model.trace.Recipe;
import noema.ui.controls.RunState;
import noema.ui.map.Layout;
import noema.ui.map.MapBenchmark;
import noema.ui.run.RunSnapshot;

/// Measures the window itself: opens it, runs a story in it, stops one, and times what a user would notice.
public final class UiBenchmark {

    private static final String PROMPT = "Tom had a red ball. He kicked it very hard.";
    private static final int FRAMES = 60;
    private static final int PLACED = 1000;
    private static final long PAUSE_NANOS = 1_000_000;
    private static final long MOST_SECONDS = 120;

    private final DesktopOptions options;
    private final Consumer<String> progress;

    private UiBenchmark(DesktopOptions options, Consumer<String> progress) {
        this.options = options;
        this.progress = progress;
    }

    /// Runs the benchmark; without a display it paints to memory.
    ///
    /// @param progress hears what is being measured
    /// @throws NoemaException when there is no model or no window can be opened
    public static UiReport run(DesktopOptions options, boolean display, Consumer<String> progress) {
        if (!display) {
            System.setProperty("glass.platform", "Headless");
            System.setProperty("prism.order", "sw");
        }
        Desktop.quiet();
        return new UiBenchmark(options, progress).measure(display);
    }

    private UiReport measure(boolean display) {
        progress.accept("window");
        var shown = new CompletableFuture<MainView>();
        var closed = new CountDownLatch(1);
        var stage = new CompletableFuture<Stage>();
        Platform.startup(() -> {
            try {
                var window = new Stage();
                stage.complete(window);
                MainView view = Desktop.show(window, options, closed);
                Pulses.after(1, () -> shown.complete(view));
            } catch (RuntimeException e) {
                shown.completeExceptionally(e);
            }
        });
        MainView view = shown.join();
        double window =
                (System.currentTimeMillis() - ManagementFactory.getRuntimeMXBean().getStartTime())
                        / 1e3;
        try {
            progress.accept("model");
            waitFor(() -> !(view.explorer().host().state() instanceof ModelState.Loading));
            if (view.explorer().host().state() instanceof ModelState.Failed failed) {
                throw new NoemaException(failed.sentence());
            }
            waitFor(() -> view.views().isPainted());
            progress.accept("first frame");
            // The first run of all warms the code up, as the first seconds of use do.
            firstFrame(view);
            double first = firstFrame(view);
            progress.accept("long run");
            double block = longestBlock(view);
            progress.accept("cancel");
            double cancel = cancel(view);
            double place = place(view);
            progress.accept("map");
            return new UiReport(
                    window,
                    first,
                    MapBenchmark.fps(100_000, FRAMES),
                    MapBenchmark.fps(1_000_000, FRAMES),
                    place,
                    block,
                    cancel,
                    display ? "screen" : "memory");
        } finally {
            Platform.runLater(() -> stage.join().close());
            await(closed);
            Platform.exit();
        }
    }

    private static void await(CountDownLatch closed) {
        try {
            closed.await(MOST_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static double firstFrame(MainView view) {
        long start =
                onFx(() -> {
                    long now = System.nanoTime();
                    view.explorer().conductor().run(Recipe.toWatch(PROMPT, 1));
                    return now;
                });
        var seen = new CompletableFuture<Long>();
        Platform.runLater(() ->
                view.explorer()
                        .bench()
                        .run()
                        .snapshotProperty()
                        .subscribe(run -> {
                            if (run != null && !run.sentences().isEmpty()) {
                                Pulses.after(1, () -> seen.complete(System.nanoTime()));
                            }
                        }));
        double ms = (seen.join() - start) / 1e6;
        waitFor(() -> isIdle(view));
        return ms;
    }

    private static Recipe longRun() {
        ConceptSettings c = ConceptSettings.DEFAULT;
        return new Recipe(
                PROMPT,
                20,
                3,
                true,
                new ConceptSettings(
                        64, c.guidance(), c.rescale(), c.initialNoise(), c.eta(), c.handover(), 1),
                TokenSettings.DEFAULT);
    }

    private static double longestBlock(MainView view) {
        onFx(() -> {
            view.explorer().conductor().run(longRun());
            return true;
        });
        double longest = 0;
        while (!onFx(() -> isIdle(view))) {
            long posted = System.nanoTime();
            long ran = onFx(System::nanoTime);
            longest = Math.max(longest, (ran - posted) / 1e6);
            // A user does not ask more often either; asked without a pause the thread would have
            // nothing but questions to do.
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        return longest;
    }

    private static double cancel(MainView view) {
        onFx(() -> {
            view.explorer().conductor().run(longRun());
            return true;
        });
        waitFor(() -> {
            RunSnapshot run = view.explorer().bench().run().snapshot();
            return run != null && !run.sentences().isEmpty();
        });
        long start =
                onFx(() -> {
                    long now = System.nanoTime();
                    view.explorer().conductor().stop(false);
                    return now;
                });
        waitFor(() -> isIdle(view));
        return (System.nanoTime() - start) / 1e6;
    }

    private static double place(MainView view) {
        return onFx(() -> {
            Layout layout = view.views().map().model().layoutProperty().get();
            RunSnapshot run = view.explorer().bench().run().snapshot();
            float[] concept =
                    run == null || run.concepts().isEmpty() ? null : run.concepts().getFirst();
            if (layout == null || concept == null) {
                throw new NoemaException(
                        "There is no map to place a concept on; build one with noema map.");
            }
            long start = System.nanoTime();
            for (int i = 0; i < PLACED; i++) {
                if (!layout.place(concept).isFinite()) {
                    throw new IllegalStateException("the map is of another model");
                }
            }
            return (System.nanoTime() - start) / 1e6 / PLACED;
        });
    }

    private static boolean isIdle(MainView view) {
        return view.explorer().conductor().stateProperty().get() == RunState.IDLE;
    }

    private static void waitFor(BooleanSupplier condition) {
        var met = new CompletableFuture<Boolean>();
        Platform.runLater(() ->
                new AnimationTimer() {
                    @Override
                    public void handle(long now) {
                        if (condition.getAsBoolean()) {
                            stop();
                            met.complete(true);
                        }
                    }
                }.start());
        try {
            met.get(MOST_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | java.util.concurrent.ExecutionException e) {
            throw new NoemaException("The window did not answer within two minutes.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NoemaException("The measurement was interrupted.", e);
        }
    }

    private static <T> T onFx(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, Platform::runLater).join();
    }
}
