import java.nio.ByteBuffer
import java.nio.ByteOrder

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
def random = new Random(1)
shapes.each { name, shape ->
    double scale = Math.sqrt(2.0d * shape[0] / sizes[name])
    for (int i = 0; i < sizes[name]; i++) {
        bytes.putFloat((float) (scale * random.nextGaussian()))
    }
}
new File(basedir, 'model.safetensors').bytes = bytes.array()
new File(basedir, 'model.pth').bytes = [0x80, 2, 0x7d] as byte[]
return true
