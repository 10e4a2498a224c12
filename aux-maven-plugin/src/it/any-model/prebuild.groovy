import java.awt.image.BufferedImage
import java.nio.ByteBuffer
import java.nio.ByteOrder
import javax.imageio.ImageIO

// The values of an untrained network, in the format of safetensors.
def shapes = [
    'conv1.weight': [32, 3, 3, 3], 'conv1.bias': [32],
    'conv2.weight': [32, 32, 3, 3], 'conv2.bias': [32],
    'conv3.weight': [64, 32, 3, 3], 'conv3.bias': [64],
    'conv4.weight': [64, 64, 3, 3], 'conv4.bias': [64],
    'fc1.weight': [512, 2304], 'fc1.bias': [512],
    'fc2.weight': [10, 512], 'fc2.bias': [10]
]
def sizes = shapes.collectEntries { name, shape -> [name, shape.inject(1) { a, b -> a * b }] }
int offset = 0
def entries = shapes.collect { name, shape ->
    int begin = offset
    offset += 4 * sizes[name]
    '"module.' + name + '":{"dtype":"F32","shape":' + shape + ',"data_offsets":[' + begin + ',' + offset + ']}'
}
byte[] header = ('{' + entries.join(',') + '}').bytes
def bytes = ByteBuffer.allocate(8 + header.length + offset).order(ByteOrder.LITTLE_ENDIAN)
bytes.putLong(header.length).put(header)
def write = { String file, long seed ->
    def random = new Random(seed)
    bytes.position(8 + header.length)
    shapes.each { name, shape ->
        double scale = Math.sqrt(2.0d * shape[0] / sizes[name])
        for (int i = 0; i < sizes[name]; i++) {
            bytes.putFloat((float) (scale * random.nextGaussian()))
        }
    }
    new File(basedir, file).bytes = bytes.array()
}
write('model.safetensors', 1)
write('other.safetensors', 2)
// Two images for each of ten classes.
def colours = new Random(3)
for (int i = 0; i < 20; i++) {
    def image = new BufferedImage(32, 32, BufferedImage.TYPE_INT_RGB)
    for (int pixel = 0; pixel < 1024; pixel++) {
        image.setRGB(pixel % 32, pixel.intdiv(32), colours.nextInt(1 << 24))
    }
    def folder = new File(basedir, 'images/class ' + i % 10)
    folder.mkdirs()
    ImageIO.write(image, 'png', new File(folder, i + '.png'))
}
new File(basedir, 'model.pth').bytes = [0x80, 2, 0x7d] as byte[]
return true
