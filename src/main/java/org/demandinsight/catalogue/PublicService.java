package org.demandinsight.catalogue;

import java.util.List;
import java.util.Set;
import org.demandinsight.city.Channel;
import org.demandinsight.kernel.Wording;

/// An item of the catalogue: something that government offers.
///
/// @param id ours, from 1
/// @param code the catalogue's own code
/// @param name in both languages where the catalogue has them
/// @param description what it is for, empty if the catalogue says nothing
/// @param department id of the department that offers it, 0 if unknown
/// @param categories ids of the categories of demand that it serves; empty if the catalogue doesn't say
/// @param areas ids of the areas that it reaches; empty means everywhere
/// @param openingHours in the grammar of OpenStreetMap, for example `Mo-Fr 09:00-12:00; PH off`; empty if unknown
/// @param channels by which it can be reached; empty if unknown
/// @param languages tags of BCP 47; empty if unknown
/// @param audience whom it is for, in the catalogue's words; empty if unknown
public record PublicService(
        int id,
        String code,
        Wording name,
        Wording description,
        int department,
        List<Integer> categories,
        List<Integer> areas,
        String openingHours,
        Set<Channel> channels,
        List<String> languages,
        String audience) {

    public PublicService {
        categories = List.copyOf(categories);
        areas = List.copyOf(areas);
        channels = Set.copyOf(channels);
        languages = List.copyOf(languages);
    }
}
