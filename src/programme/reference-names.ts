/**
 * Code names for files: calm birds, trees and shrubs, said aloud on the telephone. One word each; none that could hurt,
 * mock or mislead — no insult or innuendo (dinde, bécasse, swallow), no hunter or prey, nothing about money, work, fear,
 * blows or sin (bouleau, traquet, martinet, pêcher), no first name (Olivier, Robin), no word that is heard as another
 * (chêne, hêtre). Two names of a list always differ by two letters or more.
 * Append only: a name once given out stays readable. A change is reviewed by a survivor and a worker, like any wording.
 */

const words = (text: string): readonly string[] => text.trim().split(/\s+/);

export const FRENCH_NAMES: readonly string[] = words(`
  Accenteur Aigrette Albatros Avocette Bergeronnette Bernache Bouvreuil Bruant Calandrelle Chardonneret Chevêche
  Cincle Colibri Cormoran Courlis Durbec Échasse Eider Fauvette Flamant Fulmar Gélinotte Goéland Grèbe Grimpereau
  Guillemot Harfang Héron Hibou Hirondelle Huîtrier Hulotte Ibis Junco Lagopède Locustelle Mergule Merlebleu Mésange
  Milouin Morillon Mouette Niverolle Nyctale Océanite Ombrette Oriole Outarde Paruline Pélican Pilet Pinson Plongeon
  Pluvier Prinia Quetzal Quiscale Ramier Roitelet Rollier Roselin Rossignol Rousserolle Rubiette Sarcelle Sittelle
  Sizerin Sterne Sturnelle Tangara Tarier Tétras Tichodrome Tisserin Todier Toucan Touraco Vanneau Verdier Viréo

  Acacia Alisier Amandier Amélanchier Araucaria Arbousier Aulne Azalée Bourdaine Bruyère Caroubier Catalpa Cèdre
  Chèvrefeuille Citronnier Copalme Cytise Ébénier Épinette Érable Eucalyptus Févier Figuier Forsythia Frêne Fusain
  Genévrier Ginkgo Glycine Hamamélis Hévéa Jacaranda Jujubier Kalmia Magnolia Marronnier Mélèze Merisier Micocoulier
  Mimosa Mûrier Myrtille Néflier Noisetier Orme Osier Ostryer Pacanier Palmier Paulownia Peuplier Plaqueminier Platane
  Pommier Pruche Robinier Romarin Saule Séquoia Sorbier Spirée Sumac Sureau Tamaris Thuya Tilleul Troène Tsuga Tulipier
  Viorne Zelkova
`);

export const ENGLISH_NAMES: readonly string[] = words(`
  Accentor Anhinga Avocet Blackbird Bluebird Bobolink Brambling Canvasback Chaffinch Cormorant Corncrake Curlew Dunlin
  Eider Elaenia Fieldfare Firecrest Flamingo Flycatcher Fulmar Gadwall Gallinule Gnatcatcher Godwit Goldcrest Goldfinch
  Grackle Guillemot Hummingbird Ibis Jacana Junco Kingbird Kingfisher Kinglet Kittiwake Linnet Longspur Meadowlark
  Merganser Nightingale Oriole Osprey Ouzel Oystercatcher Pratincole Ptarmigan Puffin Quetzal Redpoll Redstart Redwing
  Sanderling Sandgrouse Sandpiper Scoter Shearwater Shelduck Siskin Skylark Snowfinch Sparrow Spoonbill Starling
  Sunbird Swan Teal Toucan Towhee Trogon Tropicbird Turnstone Veery Verdin Warbler Waxwing Whimbrel Willet Wren

  Acacia Alder Almond Applewood Arborvitae Arbutus Balsam Banyan Bayberry Bilberry Blueberry Boxwood Butternut Catalpa
  Cedar Cinnamon Cottonwood Cranberry Cypress Elderberry Elm Eucalyptus Forsythia Ginkgo Hawthorn Hickory Hyssop
  Jacaranda Juneberry Juniper Kapok Larch Lilac Linden Madrone Magnolia Mahogany Mangrove Manzanita Maple Mesquite
  Mimosa Mulberry Ninebark Oak Osier Paulownia Pecan Persimmon Pinyon Poplar Quince Redbud Redwood Rosewood Sagebrush
  Sandalwood Silverbell Snowberry Spruce Sumac Sycamore Tamarack Tamarind Thuja Tupelo Viburnum Walnut Wisteria
  Zelkova
`);
