package noema.app.desktop;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
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
    private final Map<Room, RoomWork> rooms = new EnumMap<>(Room.class);
    private final ReadOnlyObjectWrapper<Room> shown = new ReadOnlyObjectWrapper<>(Room.EXPLORE);

    Rooms() {
        place.setMinSize(0, 0);
    }

    /// Puts what is done in a room into it.
    void furnish(Room room, RoomWork work) {
        rooms.put(room, work);
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
        place.getChildren().setAll(here().node());
    }

    /// What is done in the room that is shown.
    RoomWork here() {
        Room now = shown.get();
        return Objects.requireNonNull(rooms.get(now), now::title);
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
