package noema.ui.compare;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import noema.model.trace.Recipe;
import noema.ui.controls.RecipeDiff;
import noema.ui.controls.RecipeDiff.Change;

/// The settings in which lanes differ, and only those.
public final class LaneSettings {

    /// The way is the title of a lane.
    private static final String LEVEL = "level";

    private static final String CHECKPOINT = "checkpoint";
    private static final String USUAL = "of the window";

    private LaneSettings() {}

    /// For each lane its values of the settings in which it differs, by name, and the name of its checkpoint where not all have
    /// the same.
    public static List<Map<String, String>> of(List<Lane> lanes) {
        List<Map<String, String>> all = differing(lanes.stream().map(Lane::recipe).toList());
        if (lanes.stream().map(Lane::model).distinct().count() > 1) {
            for (int i = 0; i < lanes.size(); i++) {
                all.get(i).put(CHECKPOINT, name(lanes.get(i).model()));
            }
        }
        return all;
    }

    private static String name(String folder) {
        Path name = folder.isEmpty() ? null : Path.of(folder).getFileName();
        return name == null ? USUAL : name.toString();
    }

    /// For each recipe its values of the settings in which it differs from another one that listens to the same setting, by
    /// name. What only one of them listens to is no difference.
    public static List<Map<String, String>> differing(List<Recipe> recipes) {
        var all = new ArrayList<Map<String, String>>();
        recipes.forEach(_ -> all.add(new LinkedHashMap<>()));
        for (int i = 0; i < recipes.size(); i++) {
            for (int j = i + 1; j < recipes.size(); j++) {
                Recipe a = recipes.get(i);
                Recipe b = recipes.get(j);
                var both = new HashSet<>(names(a, b.withWay(a.way())));
                both.retainAll(names(a.withWay(b.way()), b));
                for (Change change : RecipeDiff.of(a, b)) {
                    if (!change.name().equals(LEVEL) && both.contains(change.name())) {
                        all.get(i).putIfAbsent(change.name(), change.before());
                        all.get(j).putIfAbsent(change.name(), change.after());
                    }
                }
            }
        }
        return all.stream().map(LaneSettings::sorted).toList();
    }

    private static Map<String, String> sorted(Map<String, String> values) {
        var sorted = new LinkedHashMap<String, String>();
        values.keySet().stream().sorted().forEach(name -> sorted.put(name, values.get(name)));
        return sorted;
    }

    private static Set<String> names(Recipe a, Recipe b) {
        return RecipeDiff.of(a, b).stream().map(Change::name).collect(Collectors.toSet());
    }
}
