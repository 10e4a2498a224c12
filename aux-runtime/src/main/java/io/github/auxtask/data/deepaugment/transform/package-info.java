/**
 * The transforms of DeepAugment (barisozmen/deepaugment at 2b60988b, MIT licence), which are those of imgaug 0.2.7 (MIT licence) on
 * single precision: images of levels 0 to 255, changed in place.
 */
package io.github.auxtask.data.deepaugment.transform;
