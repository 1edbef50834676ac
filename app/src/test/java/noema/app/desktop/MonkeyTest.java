package noema.app.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import javafx.stage.Stage;
import noema.ui.controls.RunState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// A thousand random things a user might do, always the same ones: nothing breaks and memory does not pile up.
@ExtendWith(ApplicationExtension.class)
class MonkeyTest {

    private static final int DEEDS = 1000;
    private static final long MOST_GROWTH_BYTES = 150L << 20;
    private static final Set<String> NOT_FOR_MONKEYS = Set.of("movie");
    private static final KeyCode[] KEYS = {
        KeyCode.SPACE,
        KeyCode.LEFT,
        KeyCode.RIGHT,
        KeyCode.UP,
        KeyCode.DOWN,
        KeyCode.ENTER,
        KeyCode.ESCAPE,
        KeyCode.HOME,
        KeyCode.END,
        KeyCode.PAGE_UP,
        KeyCode.PAGE_DOWN,
        KeyCode.DELETE,
        KeyCode.TAB,
        KeyCode.DIGIT0,
        KeyCode.PLUS,
        KeyCode.MINUS
    };

    private final Rig rig = new Rig(Rig.modelWithMap());
    private final Random random = new Random(20_26);
    private final List<Throwable> broken = new ArrayList<>();

    @Start
    void start(Stage stage) {
        rig.open(stage);
        Thread.currentThread()
                .setUncaughtExceptionHandler((thread, error) -> {
                    if (!isOfTheTestScreen(error)) {
                        broken.add(error);
                    }
                });
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void nothingBreaks() {
        rig.waitForModel();
        rig.run(Rig.recipe(3, 6, 1));
        for (int i = 0; i < DEEDS / 5; i++) {
            act();
        }
        long before = used();
        for (int i = DEEDS / 5; i < DEEDS; i++) {
            act();
        }
        WaitForAsyncUtils.asyncFx(() -> rig.explorer().conductor().stop(false));
        rig.waitFor(() -> rig.explorer().conductor().stateProperty().get() == RunState.IDLE);
        assertThat(broken).isEmpty();
        assertThat(used() - before).isLessThan(MOST_GROWTH_BYTES);
    }

    private static long used() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    /// JavaFX's own screen in memory has 1000 x 1000 places, and a popup that reaches over its edge is painted beyond their end
    /// (`HeadlessWindow.blit` and `clearRect`, JavaFX 26): no fault of the window under test.
    private static boolean isOfTheTestScreen(Throwable error) {
        return error instanceof IndexOutOfBoundsException
                && Stream.of(error.getStackTrace())
                        .map(StackTraceElement::getClassName)
                        .dropWhile(name -> name.startsWith("java.") || name.startsWith("jdk."))
                        .findFirst()
                        .filter("com.sun.glass.ui.headless.HeadlessWindow"::equals)
                        .isPresent();
    }

    private void act() {
        WaitForAsyncUtils.asyncFx(() -> {
            try {
                deed();
            } catch (RuntimeException e) {
                if (!isOfTheTestScreen(e)) {
                    broken.add(e);
                }
            }
        });
        WaitForAsyncUtils.waitForFxEvents(1);
    }

    private void deed() {
        int kind = random.nextInt(10);
        if (kind < 2) {
            List<Action> actions =
                    Actions.of(rig.view()).stream()
                            .filter(a -> !NOT_FOR_MONKEYS.contains(a.id()))
                            .toList();
            actions.get(random.nextInt(actions.size())).run().run();
        } else if (kind < 4) {
            Node target = rig.view().root().getScene().getFocusOwner();
            KeyCode key = KEYS[random.nextInt(KEYS.length)];
            fire(
                    target == null ? rig.view().root() : target,
                    new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, false, false, false));
        } else if (kind < 5) {
            var playhead = rig.explorer().bench().playhead();
            playhead.moveTo(playhead.at(random.nextInt(playhead.moments() + 1)));
        } else if (kind < 6) {
            rig.explorer()
                    .conductor()
                    .run(
                            Rig.recipe(
                                    1 + random.nextInt(3),
                                    1 + random.nextInt(6),
                                    random.nextInt()));
        } else {
            click();
        }
    }

    private void click() {
        var nodes = new ArrayList<Node>();
        collect(rig.view().root(), nodes);
        Node node = nodes.get(random.nextInt(nodes.size()));
        double x = random.nextDouble() * node.getLayoutBounds().getWidth();
        double y = random.nextDouble() * node.getLayoutBounds().getHeight();
        for (var type :
                List.of(
                        MouseEvent.MOUSE_MOVED,
                        MouseEvent.MOUSE_PRESSED,
                        MouseEvent.MOUSE_RELEASED,
                        MouseEvent.MOUSE_CLICKED)) {
            fire(
                    node,
                    new MouseEvent(
                            type,
                            x,
                            y,
                            x,
                            y,
                            MouseButton.PRIMARY,
                            1 + random.nextInt(2),
                            false,
                            false,
                            false,
                            false,
                            type == MouseEvent.MOUSE_PRESSED,
                            false,
                            false,
                            false,
                            false,
                            true,
                            new PickResult(node, x, y)));
        }
    }

    private static void collect(Node node, List<Node> nodes) {
        if (!node.isVisible() || node.isDisabled()) {
            return;
        }
        nodes.add(node);
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, nodes));
        }
    }

    private static void fire(Node node, Event event) {
        Event.fireEvent(node, event);
    }
}
