package noema.app.desktop;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import noema.ui.look.Tips;
import org.kordamp.ikonli.javafx.FontIcon;

/// The rooms of the window, one of which is shown, and the switch between them. A room is made when it is first entered, and is
/// a part of the window only while it is shown.
final class Rooms {

    private final StackPane place = new StackPane();
    private final Map<Room, Supplier<? extends Region>> rooms = new EnumMap<>(Room.class);
    private final ReadOnlyObjectWrapper<Room> shown = new ReadOnlyObjectWrapper<>(Room.EXPLORE);

    Rooms() {
        place.setMinSize(0, 0);
    }

    /// Names what is in a room.
    void furnish(Room room, Supplier<? extends Region> content) {
        rooms.put(room, content);
        if (room == shown.get()) {
            enter();
        }
    }

    /// Shows a room.
    void show(Room room) {
        if (room != shown.get()) {
            shown.set(room);
            enter();
        }
    }

    private void enter() {
        Room now = shown.get();
        place.getChildren().setAll(Objects.requireNonNull(rooms.get(now), now::title).get());
    }

    /// Whether a room is the one that is shown.
    boolean is(Room room) {
        return shown.get() == room;
    }

    /// The room that is shown.
    ReadOnlyObjectProperty<Room> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /// All of it.
    Region node() {
        return place;
    }

    /// The switch.
    Region chooser() {
        var pills = new HBox();
        pills.setId("rooms");
        pills.getStyleClass().add("rooms");
        pills.setMinWidth(Region.USE_PREF_SIZE);
        Room[] all = Room.values();
        for (Room room : all) {
            var pill = new ToggleButton(room.title(), new FontIcon(room.icon()));
            pill.setId("room-" + room.id());
            pill.getStyleClass()
                    .add(
                            room.ordinal() == 0
                                    ? "left-pill"
                                    : room.ordinal() == all.length - 1
                                            ? "right-pill"
                                            : "center-pill");
            pill.setFocusTraversable(false);
            pill.setOnAction(_ -> {
                show(room);
                pill.setSelected(true);
            });
            shown.subscribe(now -> pill.setSelected(now == room));
            Tips.explain(pill, "%s (Ctrl+%d)".formatted(room.meaning(), room.ordinal() + 1));
            pills.getChildren().add(pill);
        }
        return pills;
    }
}
